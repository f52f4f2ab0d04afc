import type { FileView, KeychainState } from '../../../contract/snapshot.ts';
import type { Appearance } from '../../../settings/appearance.ts';
import { maskKeyId } from '../../../values/identifiers.ts';

/** Words of the settings. */
export const settingsWords = {
  files: 'Dateien, die Keyturn beobachtet',
  noFiles: 'Noch keine.',
  keychain: 'Schlüsselbund',
  keeping: 'Sichern und Stilllegen',
  backups: 'Schlüssel im Schlüsselbund dieses Computers sichern',
  backupsFollow:
    'Mit einer Sicherung kann der alte Schlüssel beim Rückgängigmachen in Ihre Dateien zurückkehren.',
  deleteAtOnce: 'Den alten Schlüssel sofort löschen, statt ihn erst zu deaktivieren',
  deleteAtOnceFollow: 'Eine solche Rotation lässt sich nicht rückgängig machen.',
  graceDays: 'Tage, bis ein deaktivierter alter Schlüssel gelöscht wird',
  graceDaysFollow: 'Von 1 bis 90. Gilt für Schlüssel, die von jetzt an stillgelegt werden.',
  graceDaysWrong: 'Wählen Sie eine ganze Zahl von 1 bis 90.',
  limits: 'Ab wann ein Schlüssel alt ist',
  dueDays: 'Fällig ab diesem Tag',
  dueDaysFollow:
    'Dann beginnt Keyturn, Sie zu erinnern. Von 1 bis zu dem Tag, an dem ein Schlüssel überfällig ist.',
  dueDaysWrong:
    'Wählen Sie eine ganze Zahl von 1 bis zu dem Tag, an dem ein Schlüssel überfällig ist.',
  overdueDays: 'Überfällig ab diesem Tag',
  overdueDaysFollow: 'Was Ihr Unternehmen oder dessen Revision verlangt, meist 90. Höchstens 365.',
  overdueDaysWrong:
    'Wählen Sie eine ganze Zahl von dem Tag, an dem ein Schlüssel fällig ist, bis 365.',
  appearance: 'Darstellung',
  language: 'Sprache',
  systemLanguage: 'Wie das System',
  theme: 'Farben',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' } satisfies Record<
    Appearance['theme'],
    string
  >,
  textSize: 'Schriftgröße',
  textSizes: { normal: 'Normal', large: 'Groß', larger: 'Größer' } satisfies Record<
    Appearance['textSize'],
    string
  >,
  saved: 'Gespeichert.',
  undo: 'Rückgängig machen',
  help: 'Wenn etwas schiefgeht',
  helpBody:
    'Im Protokoll steht, was Keyturn getan hat, ohne geheime Daten. Ein Bericht enthält die letzten Fehler daraus und die verwendeten Versionen, ohne Namen, Pfade und Schlüssel. Sie sehen ihn, bevor er kopiert wird.',
  openLog: 'Ordner des Protokolls öffnen',
  report: 'Fehlerbericht…',
  reportTitle: 'Fehlerbericht',
  reportBody: 'Das ist alles, was kopiert wird. Lesen Sie es, bevor Sie es jemandem schicken.',
  reportText: 'Bericht',
  copyReport: 'Bericht kopieren',
  reportCopied: 'Der Bericht ist in der Zwischenablage.',
  close: 'Schließen',
  remove: 'Alles entfernen, was Keyturn aufbewahrt',
  removeBody:
    'Entfernt werden die Sicherungen im Schlüsselbund, der Verlauf, die Einstellungen, die Aufzeichnung der abgeschlossenen Rotationen, das Protokoll, heruntergeladene Updates und der Start bei der Anmeldung. Ihre Credentials-Dateien bleiben, wie sie sind.',
  removeButton: 'Alles entfernen…',
  removeSure: (backups: number) =>
    `${backups === 1 ? '1 Sicherung' : `${backups} Sicherungen`}, den Verlauf, die Einstellungen, das Protokoll, heruntergeladene Updates und den Start bei der Anmeldung endgültig entfernen? Keyturn beendet sich danach. Exportieren Sie vorher den Verlauf, falls die Revision danach fragen könnte.`,
  removeConfirm: 'Alles entfernen und beenden',
  removeKeep: 'Alles behalten',
  about: 'Über Keyturn',
  version: (version: string) => `Keyturn ${version}`,
} as const;

/** What a file is for. */
export const fileKinds = {
  credentials: 'Credentials-Datei',
  config: 'Config-Datei',
} as const satisfies Record<FileView['kind'], string>;

/** What determines the path of a file. */
export const fileOrigins = {
  home: 'Der übliche Ort',
  settings: 'Hier gewählt',
  'further home': 'In einem weiteren Home-Verzeichnis',
  AWS_SHARED_CREDENTIALS_FILE: 'Durch AWS_SHARED_CREDENTIALS_FILE festgelegt',
  'AWS_SHARED_CREDENTIALS_FILE of the login shell':
    'Durch AWS_SHARED_CREDENTIALS_FILE in Ihrer Login-Shell festgelegt',
  'AWS_CONFIG_FILE of the login shell': 'Durch AWS_CONFIG_FILE in Ihrer Login-Shell festgelegt',
  AWS_CONFIG_FILE: 'Durch AWS_CONFIG_FILE festgelegt',
} as const satisfies Record<FileView['from'], string>;

/** Words for choosing where the files are. */
export const pathWords = {
  choose: {
    credentials: 'Andere Credentials-Datei wählen…',
    config: 'Andere Config-Datei wählen…',
  },
  usual: {
    credentials: 'Übliche Credentials-Datei verwenden',
    config: 'Übliche Config-Datei verwenden',
  },
  empty: 'Diese Datei ist leer (0 Bytes).',
  written: (text: string) =>
    `Geschrieben als „${text}“. Die AWS CLI setzt die Werte ein. Manche SDKs nehmen einen solchen Pfad, wie er dasteht.`,
  relativeTo: (folder: string) =>
    `Ein relativer Pfad, von ${folder} aus. Ein Terminal in einem anderen Ordner liest eine andere Datei.`,
  doubts: {
    variable:
      'In diesem Pfad steht eine Variable, die nicht gesetzt ist. Setzen Sie sie, oder schreiben Sie den Pfad ohne Variablen.',
    user: 'In diesem Pfad steht das Home-Verzeichnis eines anderen Benutzers. Schreiben Sie stattdessen den ganzen Pfad.',
    quotes:
      'Um diesen Pfad stehen Anführungszeichen. Für die Werkzeuge von AWS gehören sie zum Pfad. Entfernen Sie sie.',
  } satisfies Record<NonNullable<FileView['doubt']>, string>,
  further: 'Weitere Home-Verzeichnisse',
  furtherHint:
    'Ein weiterer Ordner mit einem eigenen .aws-Ordner, etwa das Home-Verzeichnis eines zweiten Benutzers oder das von Linux unter Windows. Wird ein Schlüssel rotiert, ändern sich seine Kopien dort mit.',
  add: 'Home-Verzeichnis hinzufügen…',
  remove: (home: string) => `${home} entfernen`,
} as const;

/** Words of the system’s dialogs. */
export const pathDialogWords = {
  file: {
    credentials: 'Credentials-Datei wählen',
    config: 'Config-Datei wählen',
  },
  home: 'Home-Verzeichnis wählen, das einen .aws-Ordner enthält',
  csv: 'CSV-Datei mit dem Zugriffsschlüssel wählen',
  csvFiles: 'CSV-Dateien',
  certificates: 'Datei mit den Zertifikaten Ihres Netzwerks wählen',
  certificateFiles: 'Zertifikate (PEM)',
  allFiles: 'Alle Dateien',
  use: 'Verwenden',
} as const;

/** How reading a file went. */
export const fileStates = {
  read: 'Gelesen',
  missing: 'Nicht vorhanden',
  'not readable': 'Nicht lesbar',
  refused: 'Abgelehnt',
} as const satisfies Record<FileView['state'], string>;

/** The keychain's state, and what it means for backups. */
export const keychainStates = {
  'not asked yet': 'Keyturn hat den Schlüsselbund dieses Computers noch nicht gefragt.',
  works: 'Der Schlüsselbund dieses Computers funktioniert und kann Sicherungen aufbewahren.',
  locked:
    'Der Schlüsselbund dieses Computers ist gesperrt. Entsperren Sie ihn, damit er Sicherungen aufbewahren kann.',
  absent:
    'Dieser Computer bietet keinen Schlüsselbund, daher gibt es keine Sicherungen. Rotieren geht auch ohne sie.',
  failed:
    'Der Schlüsselbund dieses Computers antwortet nicht, daher gibt es jetzt keine Sicherungen.',
} as const satisfies Record<KeychainState, string>;

/** Words of the list of backups. */
export const backupWords = {
  list: 'Sicherungen',
  none: 'Der Schlüsselbund enthält keine.',
  notKnown: 'Was der Schlüsselbund enthält, ist nicht bekannt: Er konnte nicht gefragt werden.',
  keptAt: (date: string) => `Aufbewahrt seit ${date}`,
  inFiles: 'Ihre Dateien enthalten diesen Schlüssel.',
  restore: (keyId: string, profile: string) => `${maskKeyId(keyId)} für ${profile} zurückholen`,
} as const;
