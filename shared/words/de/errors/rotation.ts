import type { ErrorCode } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { because, file, otherKeyIn } from './phrases.ts';

/** What can stop a rotation. */
export const rotationErrors = {
  CANNOT_ROTATE: {
    title: 'Dieses Profil lässt sich nicht rotieren',
    body: () => 'Das Profil hat keinen eigenen Zugriffsschlüssel, der sich rotieren ließe.',
    next: 'Der Grund steht in der Liste.',
  },
  ACCOUNT_NOT_ALLOWED: {
    title: 'Ihre Organisation lässt dieses Konto nicht zu',
    body: (f) =>
      `${f.path ?? 'Die Datei mit den Vorgaben'} sagt, die Schlüssel welcher Konten hier rotiert werden dürfen. ${f.account === undefined ? 'Dieses ist' : `Das Konto ${f.account} ist`} nicht darunter.`,
    next: 'Fragen Sie Ihre Administration. Was vorher begonnen wurde, wird noch abgeschlossen und lässt sich rückgängig machen.',
  },
  ROOT_USER: {
    title: 'Das ist ein Schlüssel des Root-Benutzers',
    body: () =>
      'Ein Schlüssel des Root-Benutzers darf im Konto alles. Es sollte ihn gar nicht geben.',
    next: 'Erstellen Sie für diese Arbeit einen IAM-Benutzer, und löschen Sie dann den Root-Schlüssel in der AWS-Konsole.',
  },
  OTHER_IDENTITY: {
    title: 'Der Schlüssel gehört einem anderen Benutzer',
    body: () =>
      'AWS nennt zu dem Schlüssel ein anderes Konto oder einen anderen Benutzer als vorher.',
    next: 'Sehen Sie sich Ihre Dateien und den Benutzer bei AWS an, bevor Sie es erneut versuchen.',
  },
  KEY_NOT_LISTED: {
    title: 'AWS führt diesen Schlüssel nicht auf',
    body: () =>
      'AWS nimmt den Schlüssel an, führt ihn aber nicht unter den Schlüsseln seines Benutzers auf.',
    next: 'Versuchen Sie es in einer Minute erneut.',
  },
  KEY_INACTIVE: {
    title: 'Der Schlüssel ist inaktiv',
    body: () => 'AWS führt den Schlüssel als inaktiv auf.',
    next: 'Aktivieren Sie den Schlüssel in der AWS-Konsole wieder, oder erstellen Sie dort einen neuen.',
  },
  TWO_KEYS: {
    title: 'Dieser Benutzer hat schon zwei Schlüssel',
    body: () =>
      'AWS erlaubt einem Benutzer zwei Zugriffsschlüssel, für einen neuen ist also kein Platz.',
    next: 'Wählen Sie den Schlüssel, den Sie nicht mehr brauchen, oder rotieren Sie später erneut.',
  },
  TWO_KEYS_IN_USE: {
    title: 'Beide Schlüssel dieses Benutzers werden hier benutzt',
    body: (f) =>
      `AWS erlaubt einem Benutzer zwei Zugriffsschlüssel. Ihre Dateien enthalten beide, deshalb löscht Keyturn keinen.${f.path === undefined ? '' : ` ${otherKeyIn(f)}`}`,
    next: 'Geben Sie allen Profilen dieses Benutzers denselben Schlüssel, und löschen Sie dann den anderen.',
  },
  INACTIVE_KEY_IN_FILES: {
    title: 'Der zweite Schlüssel des Benutzers ist deaktiviert, steht aber noch in Ihren Dateien',
    body: (f) =>
      `AWS erlaubt einem Benutzer zwei Zugriffsschlüssel, und deaktivierte zählen mit. ${otherKeyIn(f)} Keyturn löscht keinen Schlüssel, den Ihre Dateien enthalten.`,
    next: 'Wenn niemand ihn mehr braucht, entfernen Sie ihn aus der Datei. Rotieren Sie dann erneut: Keyturn bietet an, ihn zu löschen.',
  },
  KEY_TOO_YOUNG: {
    title: 'Dieser Schlüssel wurde vor weniger als einem Tag erstellt',
    body: () =>
      'Vielleicht will ihn jemand gerade in Gebrauch nehmen. Keyturn löscht ihn deshalb noch nicht.',
    next: 'Fragen Sie bei der Person nach, die ihn erstellt hat, oder versuchen Sie es morgen erneut.',
  },
  NEVER_ACCEPTED: {
    title: 'AWS hat den neuen Schlüssel nicht angenommen',
    body: () =>
      'AWS hat einen neuen Schlüssel erstellt, ihn aber eine halbe Stunde lang nicht angenommen.',
    next: 'Versuchen Sie es später erneut.',
  },
  NEW_KEY_INACTIVE: {
    title: 'Der neue Schlüssel wurde deaktiviert',
    body: () => 'Jemand hat den neuen Schlüssel deaktiviert, bevor Keyturn ihn gespeichert hatte.',
    next: 'Fragen Sie Ihre Administration, ob das Absicht war, und rotieren Sie dann erneut.',
  },
  NEW_KEY_GONE: {
    title: 'Der neue Schlüssel wurde gelöscht',
    body: () => 'Jemand hat den neuen Schlüssel gelöscht, bevor Keyturn ihn gespeichert hatte.',
    next: 'Fragen Sie Ihre Administration, ob das Absicht war, und rotieren Sie dann erneut.',
  },
  KEY_IN_FILES: {
    title: 'Der Schlüssel wird auf diesem Computer benutzt',
    body: () =>
      'Eine Ihrer Dateien enthält diesen Schlüssel. Keyturn deaktiviert und löscht ihn deshalb nicht.',
    next: 'Prüfen Sie erneut, um zu sehen, welches Profil ihn hat.',
  },
  OLD_KEY_BACK: {
    title: 'Der alte Schlüssel steht wieder in Ihrer Datei',
    body: (f) =>
      `${file(f)} enthält wieder den alten Schlüssel. Vielleicht hat ihn ein Editor oder ein Programm zum Abgleichen zurückgeschrieben.`,
    next: 'Schließen Sie das andere Programm, und versuchen Sie es dann erneut.',
  },
  OLD_KEY_ACTIVE_AGAIN: {
    title: 'Der alte Schlüssel wurde wieder aktiviert',
    body: () =>
      'Jemand hat den alten Schlüssel bei AWS aktiviert, nachdem Keyturn ihn deaktiviert hatte. Keyturn löscht ihn deshalb nicht.',
    next: 'Finden Sie heraus, wer ihn braucht, und legen Sie ihn dann wieder still.',
  },
  OLD_KEY_NOT_ACCEPTED: {
    title: 'AWS nimmt den alten Schlüssel nicht an',
    body: (f) =>
      `AWS sagt, dass es den alten Schlüssel nicht kennt, oder dass er deaktiviert oder gelöscht wurde${because(f)}.`,
    next: 'Bitten Sie Ihre Administration, den alten Schlüssel zu aktivieren, und versuchen Sie es dann erneut.',
  },
  OLD_KEY_GONE: {
    title: 'Der alte Schlüssel ist bei AWS nicht mehr vorhanden',
    body: () =>
      'AWS führt den alten Schlüssel nicht mehr auf. Die Rotation lässt sich deshalb nicht rückgängig machen.',
    next: 'Behalten Sie den neuen Schlüssel. Funktioniert er nicht, bitten Sie Ihre Administration um einen anderen.',
  },
  OLD_KEY_NOT_AT_HAND: {
    title: 'Der geheime Teil des alten Schlüssels ist verloren',
    body: () =>
      'Weder Ihre Dateien noch der Schlüsselbund dieses Computers enthalten den geheimen Teil des alten Schlüssels. Er lässt sich deshalb nicht zurückholen.',
    next: 'Behalten Sie den neuen Schlüssel. Funktioniert er nicht, bitten Sie Ihre Administration um einen anderen.',
  },
  NEW_KEY_NOT_ACCEPTED: {
    title: 'AWS nimmt den neuen Schlüssel nicht mehr an',
    body: (f) =>
      `Als Keyturn den neuen Schlüssel gespeichert hat, nahm AWS ihn an. Jetzt sagt AWS, dass es ihn nicht kennt, oder dass er deaktiviert oder gelöscht wurde${because(f)}. Keyturn lässt den alten Schlüssel, wie er ist.`,
    next: 'Machen Sie die Rotation rückgängig, wenn Keyturn das anbietet: Ihre Dateien bekommen den alten Schlüssel zurück. Sonst bitten Sie Ihre Administration, den neuen Schlüssel zu aktivieren.',
  },
  LEFT_BEHIND: {
    title: 'Ein neuer Schlüssel ist zurückgeblieben',
    body: (f) =>
      `Keyturn hat einen neuen Schlüssel erstellt und konnte ihn nicht zurücknehmen${because(f)}.`,
    next: 'Versuchen Sie es erneut, oder bitten Sie Ihre Administration, den Schlüssel zu löschen.',
  },
  NO_KEY_TO_SIGN: {
    title: 'Kein funktionierender Schlüssel dieses Benutzers ist übrig',
    body: () =>
      'Um die Rotation abzuschließen, braucht Keyturn einen funktionierenden Schlüssel desselben Benutzers und findet in Ihren Dateien keinen.',
    next: 'Tragen Sie einen funktionierenden Schlüssel dieses Benutzers in Ihre Credentials-Datei ein, und versuchen Sie es dann erneut.',
  },
  OTHER_COMPUTER: {
    title: 'Diese Rotation begann auf einem anderen Computer',
    body: (f) =>
      `Keyturn auf ${f.host ?? 'einem anderen Computer'} hat diese Rotation begonnen und arbeitet vielleicht noch daran.`,
    next: 'Sehen Sie zuerst dort nach. Wenn es jenen Computer nicht mehr gibt, übernehmen Sie die Rotation.',
  },
  OTHER_ENDPOINT: {
    title: 'Die Rotation nennt eine andere Adresse als ihr Profil',
    body: (f) =>
      `Nach den Aufzeichnungen dieser Rotation gehen ihre Anfragen an ${f.host ?? 'eine andere Adresse'}. Das tut heute keines ihrer Profile.`,
    next: 'Wenn die Adresse stimmt, tragen Sie sie als endpoint_url des Profils ein, und versuchen Sie es erneut. Wenn Sie sie nicht kennen, erklären Sie die Rotation für erledigt: Sie kommt vielleicht von einem anderen Computer oder aus einer alten Sicherung.',
  },
  KEY_OLDER_THAN_ROTATION: {
    title: 'Der Schlüssel ist älter als seine Rotation',
    body: () =>
      'AWS hat diesen Schlüssel erstellt, bevor die Rotation begann, die ihn erstellt haben soll.',
    next: 'Sehen Sie in der IAM-Konsole nach, wessen Schlüssel es ist. Löschen Sie ihn nur, wenn ihn niemand verwendet.',
  },
  INTERRUPTED: {
    title: 'Die Rotation wurde unterbrochen',
    body: () => 'Keyturn wurde mitten in dieser Rotation beendet.',
    next: 'Rotieren Sie erneut, wenn Sie möchten.',
  },
  CANCELLED: {
    title: 'Die Rotation wurde abgebrochen',
    body: () => 'Sie haben diese Rotation abgebrochen.',
    next: 'Rotieren Sie erneut, wenn Sie möchten.',
  },
  ALREADY_ROTATING: {
    title: 'Dieser Schlüssel wird schon rotiert',
    body: () => 'Eine Rotation dieses Schlüssels ist noch nicht zu Ende.',
    next: 'Warten Sie sie ab, oder entscheiden Sie über sie.',
  },
  JOURNAL_NOT_WRITABLE: {
    title: 'Keyturn kann sein Journal nicht führen',
    body: (f) =>
      `Keyturn schreibt jeden Schritt einer Rotation zuerst in sein Journal, damit ein Absturz keinen Schaden anrichtet. Das ging nicht${because(f)}.`,
    next: 'Prüfen Sie den Ordner mit den Daten von Keyturn und den Platz auf der Festplatte, und versuchen Sie es dann erneut.',
  },
  JOURNAL_DAMAGED: {
    title: 'Das Journal ist beschädigt',
    body: (f) =>
      `${f.path ?? 'Eine Datei des Journals'} ist nicht bis zum Ende lesbar. Vielleicht ist eine Rotation nicht abgeschlossen.`,
    next: 'Sehen Sie sich die Schlüssel Ihrer Benutzer in der AWS-Konsole an.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
