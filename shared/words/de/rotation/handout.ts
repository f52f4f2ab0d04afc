import type { HandoutFormat, HandoutPlace } from '../../../contract/handout.ts';

/** Words of the handout checklist. */
export const handoutWords = {
  title: 'Wo ist dieser Schlüssel sonst noch?',
  hint: 'Gehen Sie die Stellen durch, an denen Sie ihn benutzen, setzen Sie dort den neuen Schlüssel ein und haken Sie sie ab. Legen Sie danach den alten Schlüssel still.',
  done: (program: string) => `Erledigt: ${program}`,
  ticked: (ticked: number, all: number) => `${ticked} von ${all} Stellen abgehakt`,
  handOut: 'Den neuen Schlüssel herausgeben',
  handOutHint:
    'Der geheime Zugriffsschlüssel kommt in die Zwischenablage und wird nach 60 Sekunden und beim Beenden wieder entfernt. Eine Verwaltung der Zwischenablage kann ihn behalten, und andere Programme können ihn in dieser Zeit lesen.',
  handOutOnWindows:
    'Ist der Zwischenablageverlauf eingeschaltet, behält Windows den geheimen Zugriffsschlüssel dort und kopiert ihn vielleicht auf Ihre anderen Geräte. Mit Win+V löschen Sie ihn.',
  format: 'Format',
  copy: 'Für 60 Sekunden kopieren',
  copied: (seconds: number) =>
    seconds === 1
      ? 'Noch 1 Sekunde in der Zwischenablage'
      : `Noch ${seconds} Sekunden in der Zwischenablage`,
} as const;

/** The name of each format. */
export const handoutFormats = {
  bash: 'Zeilen für bash und zsh',
  fish: 'Zeilen für fish',
  PowerShell: 'Zeilen für PowerShell',
  'env file': 'Zeilen für eine .env-Datei',
  'aws configure': 'Antworten für aws configure',
  JSON: 'JSON',
  CSV: 'CSV, wie die Konsole von AWS es schreibt',
} as const satisfies Record<HandoutFormat, string>;

/**
 * The name of each handout place, and what to do there. Steps are described; if a button has to be named, it is named in
 * English, as not every program has German names.
 */
export const handoutPlaces = {
  'other computer': {
    name: 'Ein anderer Computer',
    steps:
      'Kopieren Sie die Antworten für aws configure, führen Sie dort „aws configure“ aus und fügen Sie sie ein. Besser: Rotieren Sie dort mit einem eigenen Schlüssel, damit kein geheimer Schlüssel unterwegs ist.',
  },
  'env files': {
    name: '.env-Dateien und Skripte',
    steps:
      'Suchen Sie in Ihren Projekten nach den letzten vier Zeichen des alten Schlüssels und ersetzen Sie beide Zeilen. Stellen Sie sicher, dass die Datei nicht in der Versionsverwaltung liegt.',
  },
  containers: {
    name: 'Container',
    steps:
      'Ein Container, der die Datei ~/.aws/credentials einzeln eingebunden hat, behält die alte Datei. Starten Sie ihn nach dem Erneuern neu. Besser: Binden Sie den Ordner ~/.aws ein statt der Datei.',
  },
  GitHub: {
    name: 'GitHub Actions',
    steps:
      'Im Repository oder in der Organisation: „Settings“, „Secrets and variables“, „Actions“. Aktualisieren Sie AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY und lassen Sie danach einen Workflow einmal laufen.',
  },
  GitLab: {
    name: 'GitLab CI/CD',
    steps:
      'Im Projekt oder in der Gruppe: „Settings“, „CI/CD“, „Variables“. Aktualisieren Sie AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY, lassen Sie beide maskiert und lassen Sie danach eine Pipeline einmal laufen.',
  },
  Cyberduck: {
    name: 'Cyberduck',
    steps:
      'Wählen Sie das Lesezeichen aus, bearbeiten Sie es und tragen Sie die neue Zugriffsschlüssel-ID ein. Verbinden Sie sich: Cyberduck fragt nach dem geheimen Zugriffsschlüssel und kann ihn im Schlüsselbund aufbewahren.',
  },
  'Mountain Duck': {
    name: 'Mountain Duck',
    steps:
      'Trennen Sie das Volume, bearbeiten Sie das Lesezeichen und tragen Sie die neue Zugriffsschlüssel-ID ein. Verbinden Sie sich: Mountain Duck fragt nach dem geheimen Zugriffsschlüssel.',
  },
  Transmit: {
    name: 'Transmit',
    steps:
      'Klicken Sie bei gedrückter Ctrl-Taste auf den Server, wählen Sie „Edit“, ersetzen Sie „Access Key ID“ und „Secret“ und speichern Sie.',
  },
  'S3 Browser': {
    name: 'S3 Browser',
    steps:
      'Wählen Sie „Accounts“, „Manage accounts“, dann das Konto und „Edit“. Ersetzen Sie „Access Key ID“ und „Secret Access Key“ und speichern Sie.',
  },
  rclone: {
    name: 'rclone',
    steps:
      'Führen Sie „rclone config“ aus, bearbeiten Sie das Remote und ersetzen Sie access_key_id und secret_access_key. Probieren Sie danach „rclone lsd REMOTE:“.',
  },
  Tableau: {
    name: 'Tableau',
    steps:
      'Bearbeiten Sie die Verbindung jeder Datenquelle (Athena, S3), geben Sie das neue Schlüsselpaar als Benutzername und Passwort ein und veröffentlichen Sie sie neu, wenn das Passwort eingebettet ist.',
  },
  DBeaver: {
    name: 'DBeaver',
    steps:
      'Bearbeiten Sie die Verbindung, ersetzen Sie auf ihrer Hauptseite den Zugriffsschlüssel und den geheimen Zugriffsschlüssel und testen Sie die Verbindung dort.',
  },
} as const satisfies Record<HandoutPlace, { readonly name: string; readonly steps: string }>;
