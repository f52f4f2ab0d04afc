import { unreachable } from '../../../lib/unreachable.ts';
import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { because, file, linked, unsureLock } from './phrases.ts';

/** What can go wrong with the files. */
export const filesErrors = {
  FILE_NOT_READABLE: {
    title: 'Eine Datei ist nicht lesbar',
    body: (f) => `${file(f)} ist nicht lesbar${because(f)}.`,
    next: 'Prüfen Sie, ob die Datei da ist und ob Sie sie lesen dürfen.',
  },
  FILE_TOO_LARGE: {
    title: 'Diese Datei ist zu groß',
    body: (f) =>
      `${file(f)} ist weit größer als jede Datei der AWS-Werkzeuge. Deshalb liest Keyturn sie nicht.`,
    next: 'Prüfen Sie, ob es die richtige Datei ist, und legen Sie, was nicht hineingehört, in eine andere.',
  },
  NOT_A_FILE: {
    title: 'Das ist keine Datei',
    body: (f) =>
      `Unter ${f.path ?? 'dem Namen einer Datei'} liegt eine Pipe, ein Gerät oder ein Socket. Keyturn öffnet so etwas nicht, weil es dort endlos warten könnte.`,
    next: 'Entfernen Sie es, oder legen Sie die Datei wieder dorthin, und versuchen Sie es dann erneut.',
  },
  FOLDER_NOT_FILE: {
    title: 'Das ist ein Ordner, keine Datei',
    body: (f) =>
      `${f.path ?? 'Was eine Datei sein sollte,'} ist ein Ordner, keine Datei. Docker legt einen Ordner an, wo eine eingebundene Datei fehlte.`,
    next: 'Entfernen Sie den Ordner, wenn er leer ist, und prüfen Sie erneut.',
  },
  FILE_NOT_FOLDER: {
    title: 'Das ist eine Datei, kein Ordner',
    body: (f) =>
      `${f.path ?? 'Was ein Ordner sein sollte,'} ist eine Datei, kein Ordner. Darin kann nichts liegen.`,
    next: 'Benennen Sie diese Datei um, legen Sie einen Ordner mit ihrem Namen an und prüfen Sie erneut.',
  },
  FOLDER_NOT_ENTERED: {
    title: 'Ein Ordner lässt sich nicht öffnen',
    body: (f) =>
      `Sie dürfen den Ordner ${f.path ?? 'der Datei'} nicht öffnen${because(f)}. Was darin liegt, kann Keyturn deshalb nicht lesen.`,
    next: 'Erlauben Sie sich das Öffnen, zum Beispiel mit „chmod u+x“ in einem Terminal. Prüfen Sie dann erneut.',
  },
  LINK_LEADS_NOWHERE: {
    title: 'Ein Link führt ins Leere',
    body: (f) =>
      `${f.path ?? 'Ein Pfad'} ist ein Link auf ${f.target ?? 'eine andere Stelle'}, und dort ist nichts. Für die Werkzeuge von AWS fehlt die Datei.`,
    next: 'Verbinden Sie das Laufwerk oder legen Sie die Datei zurück, oder entfernen Sie den Link. Prüfen Sie dann erneut.',
  },
  LINK_LOOP: {
    title: 'Ein Link führt zu sich selbst zurück',
    body: (f) => `${file(f)} ist ein Link, der zu sich selbst zurückführt.`,
    next: 'Entfernen Sie den Link, legen Sie die Datei an seine Stelle und prüfen Sie erneut.',
  },
  FILE_ONLINE_ONLY: {
    title: 'Windows kann diese Datei nicht holen',
    body: (f) =>
      `Windows konnte Keyturn ${f.path ?? 'die Datei'} nicht geben${because(f)}. Eine Datei in OneDrive ist vielleicht nur online verfügbar.`,
    next: 'Starten Sie OneDrive, oder wählen Sie für die Datei „Immer auf diesem Gerät behalten“. Versuchen Sie es dann erneut.',
  },
  FILE_READ_ONLY: {
    title: 'Eine Datei ist schreibgeschützt',
    body: (f) => linked(f) ?? `${file(f)} darf nicht beschrieben werden${because(f)}.`,
    next: 'Erlauben Sie das Schreiben in die Datei, und versuchen Sie es dann erneut.',
  },
  FOLDER_NOT_WRITABLE: {
    title: 'Der Ordner der Credentials-Datei ist schreibgeschützt',
    body: (f) =>
      linked(f) ??
      `${file(f)} lässt sich nicht sicher ersetzen, weil in ihrem Ordner nicht geschrieben werden darf${because(f)}.`,
    next: 'Erlauben Sie das Schreiben in den Ordner, und rotieren Sie dann erneut.',
  },
  FOLDER_OPEN_TO_OTHERS: {
    title: 'Andere dürfen im Ordner Ihrer Credentials-Datei schreiben',
    body: (f) =>
      `Der Ordner ${f.path ?? 'der Credentials-Datei'} gehört jemand anderem, oder andere dürfen darin schreiben${because(f)}. Sie könnten Ihre Datei gegen eine andere austauschen. Nichts wurde geändert.`,
    next: 'Übernehmen Sie den Ordner, führen Sie dafür „chmod go-w“ aus, und versuchen Sie es dann erneut. Oder rotieren Sie dort einen Schlüssel, und bestätigen Sie, dass es sein darf.',
  },
  DISK_FULL: {
    title: 'Die Festplatte ist voll',
    body: (f) => `${file(f)} lässt sich nicht speichern: Es ist kein Platz${because(f)}.`,
    next: 'Schaffen Sie Platz, und versuchen Sie es dann erneut.',
  },
  FILE_HARD_LINKED: {
    title: 'Die Credentials-Datei hat einen zweiten Namen',
    body: (f) => `${file(f)} ist ein Hardlink. Unter dem anderen Namen bliebe der alte Schlüssel.`,
    next: 'Ersetzen Sie den Hardlink durch einen symbolischen Link, und rotieren Sie dann erneut.',
  },
  FILE_MOUNTED_ELSEWHERE: {
    title: 'Ein Container hat diese Datei einzeln eingebunden',
    body: (f) =>
      `${f.process === undefined ? 'Ein Prozess' : `Der Prozess ${f.process}`} hat ${f.path ?? 'die Credentials-Datei'} als ${f.target ?? 'eigene Datei'} eingebunden. Dort bleiben die alte Datei und der alte Schlüssel.`,
    next: 'Binden Sie den Ordner in den Container ein statt der Datei. Oder erneuern Sie den Schlüssel und starten Sie den Container gleich danach neu.',
  },
  FILE_FOREIGN_OWNER: {
    title: 'Die Credentials-Datei gehört jemand anderem',
    body: (f) => `${file(f)} gehört einem anderen Benutzer dieses Computers.`,
    next: 'Rotieren Sie als der Benutzer, dem die Datei gehört, oder übernehmen Sie zuerst die Datei.',
  },
  FILE_REJECTED: {
    title: 'Die Werkzeuge von AWS weisen diese Datei ab',
    body: (f) => `${file(f)} enthält etwas, das die Werkzeuge von AWS nicht lesen.`,
    next: 'Berichtigen Sie die Zeile, und prüfen Sie dann erneut.',
  },
  FILE_CHANGED_MEANWHILE: {
    title: 'Die Credentials-Datei wurde inzwischen geändert',
    body: (f) =>
      `${file(f)} wurde von einem anderen Programm geändert, kurz bevor Keyturn sie speichern wollte.`,
    next: 'Rotieren Sie erneut, wenn das andere Programm fertig ist.',
  },
  FILE_NOT_SAVED: {
    title: 'Eine Datei ließ sich nicht speichern',
    body: (f) =>
      `${f.path === undefined ? 'Ihre Auswahl' : file(f)} ließ sich nicht speichern${because(f)}.`,
    next: 'Prüfen Sie, ob in ihren Ordner geschrieben werden darf und ob auf der Festplatte Platz ist, und versuchen Sie es dann erneut.',
  },
  FILE_NOT_REMOVED: {
    title: 'Eine Datei ließ sich nicht löschen',
    body: (f) => `${file(f)} ließ sich nicht löschen${because(f)}.`,
    next: 'Prüfen Sie, ob in ihren Ordner geschrieben werden darf, und versuchen Sie es dann erneut.',
  },
  FILE_HELD: {
    title: 'Ein anderes Programm hält die Datei offen',
    body: (f) =>
      `${file(f)} ist in einem anderen Programm geöffnet, das sie niemanden sonst lesen, ersetzen oder löschen lässt${because(f)}.`,
    next: 'Schließen Sie das Programm, das die Datei geöffnet hat, zum Beispiel einen Editor oder eine Datensicherung, und versuchen Sie es dann erneut.',
  },
  PERMISSIONS_NOT_KEPT: {
    title: 'Die Datei hat eigene Berechtigungen',
    body: (f) =>
      `${file(f)} hat Berechtigungen, die sie nicht von ihrem Ordner bekommt. Windows gäbe sie der gespeicherten Datei nicht, sodass vielleicht andere sie lesen könnten. Deshalb wird dort nichts geschrieben.`,
    next: 'Geben Sie diese Berechtigungen stattdessen dem Ordner der Datei, und lassen Sie die Datei sie erben (Eigenschaften, Sicherheit, Erweitert). Versuchen Sie es dann erneut.',
  },
  FILE_WRITTEN_LATE: {
    title: 'Ein anderes Programm schrieb in eine Datei, die gerade ersetzt worden war',
    body: (f) =>
      `${file(f)} wurde von Keyturn gespeichert. Einen Augenblick später schrieb ein anderes Programm in die Datei, wie sie vorher war. Was es schrieb, steht deshalb nicht darin.`,
    next: 'Sehen Sie nach, ob in der Datei etwas fehlt, und machen Sie diese Änderung noch einmal.',
  },
  EDIT_REFUSED: {
    title: 'Der Schlüssel lässt sich in dieser Datei nicht sicher ersetzen',
    body: (f) =>
      `${file(f)} enthält den Schlüssel in einer Schreibweise, die die Werkzeuge von AWS verschieden lesen. Keyturn rät nicht.`,
    next: 'Schreiben Sie ID und geheimen Zugriffsschlüssel schlicht in je eine eigene Zeile, und rotieren Sie dann erneut.',
  },
  KEY_NOT_IN_FILES: {
    title: 'Der Schlüssel ist nicht mehr in Ihren Dateien',
    body: () => 'Keine bekannte Datei enthält den Schlüssel, der rotiert werden sollte.',
    next: 'Prüfen Sie erneut, um zu sehen, was Ihre Dateien jetzt enthalten.',
  },
  READ_BACK_DIFFERS: {
    title: 'Der gespeicherte Schlüssel liest sich anders',
    body: (f) =>
      `${file(f)} wurde gespeichert, aber das AWS-SDK liest den neuen Schlüssel nicht daraus.`,
    next: 'Sehen Sie sich die Datei an. Der alte Schlüssel funktioniert noch.',
  },
  PLACE_TAKEN: {
    title: 'Das Profil hat einen anderen Schlüssel',
    body: (f) =>
      `${file(f)} enthält für dieses Profil einen Schlüssel. Keyturn schreibt dort deshalb keinen anderen hin.`,
    next: 'Wählen Sie einen anderen Namen, oder prüfen Sie erneut, um zu sehen, was Ihre Dateien jetzt enthalten.',
  },
  ACCESS_NOT_KEPT: {
    title: 'Eine Datei eines weiteren Home-Verzeichnisses lässt sich so nicht speichern',
    body: (f) =>
      `${file(f)} liegt an einem Ort, an dem Keyturn nicht sicherstellen kann, dass Besitzer und Leserechte einer gespeicherten Datei erhalten bleiben. Deshalb wird dort nichts geschrieben.`,
    next: 'Entfernen Sie dieses Home-Verzeichnis in den Einstellungen, rotieren Sie den Schlüssel, antworten Sie „Auch anderswo“, und ändern Sie die Datei dort von Hand.',
  },
  PATHS_IN_USE: {
    title: 'Eine Rotation läuft',
    body: () =>
      'Solange Schlüssel rotiert werden, bleibt Keyturn bei den Dateien, mit denen es begonnen hat. Es wurde nichts geändert.',
    next: 'Warten Sie, bis die Rotation zu Ende ist, oder entscheiden Sie über sie, und wählen Sie dann erneut.',
  },
  NEW_KEY_NOT_FOUND: {
    title: 'Dort wurde kein Zugriffsschlüssel gefunden',
    body: (f) => noNewKey(f),
    next: 'Kopieren Sie eine Zugriffsschlüssel-ID mit ihrem geheimen Schlüssel, oder wählen Sie die CSV-Datei, die die AWS-Konsole beim Erstellen eines Schlüssels anbietet. Es wurde nichts geändert.',
  },
  NEW_KEY_TEMPORARY: {
    title: 'Dieser Schlüssel ist nur ein vorübergehender',
    body: () =>
      'Er kommt mit einem Sitzungstoken, oder seine ID beginnt mit ASIA. So ein Schlüssel endet nach Stunden von selbst, es gibt also nichts zu rotieren.',
    next: 'Bitten Sie um den Zugriffsschlüssel eines IAM-Benutzers, oder verwenden Sie die Anmeldung, die Ihr Team für vorübergehende Schlüssel hat. Es wurde nichts geändert.',
  },
  NEW_KEY_TOO_LARGE: {
    title: 'Das ist keine Datei mit einem Zugriffsschlüssel',
    body: (f) =>
      `${f.path === undefined ? 'Was kopiert wurde' : `Die Datei ${f.path}`} ist dafür viel zu groß.`,
    next: 'Wählen Sie die CSV-Datei, die die AWS-Konsole beim Erstellen eines Schlüssels anbietet. Es wurde nichts geändert.',
  },
  HANDOUT_NOT_POSSIBLE: {
    title: 'Dieser geheime Teil lässt sich in dieser Form nicht herausgeben',
    body: () =>
      'In Ihrer Datei steht ein geheimer Teil mit Zeichen, die AWS nicht verwendet. Das andere Programm würde etwas anderes lesen.',
    next: 'Wählen Sie eine andere Form: JSON kann jeden geheimen Teil enthalten. Besser: Rotieren Sie den Schlüssel und geben Sie dann den neuen heraus.',
  },
  FILES_LOCKED: {
    title: 'Ein anderes Keyturn arbeitet an diesen Dateien',
    body: (f) =>
      unsureLock(f) ??
      `${f.isElsewhere === false ? 'Keyturn läuft auf diesem Computer zweimal: Das andere' : `Keyturn auf ${f.host ?? 'einem anderen Computer'}`}${f.process === undefined ? '' : ` (Prozess ${f.process})`} hält die Sperre ${f.path ?? 'neben Ihrer Credentials-Datei'}.`,
    next: 'Warten Sie, bis es fertig ist, und versuchen Sie es dann erneut.',
  },
  LOCK_NOT_POSSIBLE: {
    title: 'Keyturn kann Ihre Dateien nicht sperren',
    body: (f) =>
      `Keyturn legt eine kleine Sperre neben Ihre Credentials-Datei, damit kein anderes Keyturn sie solange ändert. Das ging nicht${because(f)}.`,
    next: 'Prüfen Sie den Ordner der Credentials-Datei und den Platz auf der Festplatte, und versuchen Sie es dann erneut.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;

/** What was found in place of one whole key. */
function noNewKey({ foundInstead }: Failure): string {
  switch (foundInstead) {
    case undefined:
      return 'Keyturn hat eine Zugriffsschlüssel-ID (sie beginnt mit AKIA) mit ihrem geheimen Schlüssel gesucht.';
    case 'several keys':
      return 'Dort steht mehr als eine Zugriffsschlüssel-ID oder mehr als ein geheimer Schlüssel. Keyturn kann nicht erkennen, was zusammengehört, und rät nicht.';
    case 'a key in comments':
      return 'Die Zugriffsschlüssel-ID oder der geheime Schlüssel steht in einem Kommentar. Zeilen, die mit #, ; oder // beginnen, zählen nicht: Entfernen Sie diese Zeichen, wenn es der richtige Schlüssel ist.';
    case 'a part of a secret':
      return 'Ein geheimer Schlüssel von AWS hat 40 Zeichen. Dieser ist kürzer oder länger, oder ein Zeilenumbruch teilt ihn.';
    case 'an encoded key':
      return 'Der Schlüssel ist mit Base64 codiert, wie es Kubernetes macht. Decodieren Sie zuerst die Zugriffsschlüssel-ID und den geheimen Schlüssel.';
    default:
      return unreachable(foundInstead);
  }
}
