import type { HandoutFormat, Program } from '../../elsewhere.ts';

/** Words of the list of places that may still hold the old key. */
export const elsewhereWords = {
  title: 'Wo steht dieser Schlüssel noch?',
  hint: 'Gehen Sie die Stellen durch, an denen Sie ihn benutzen, tragen Sie dort den neuen Schlüssel ein, und haken Sie sie ab. Legen Sie dann den alten Schlüssel still.',
  done: (program: string) => `Erledigt: ${program}`,
  ticked: (ticked: number, all: number) => `${ticked} von ${all} Stellen abgehakt`,
  handOut: 'Den neuen Schlüssel weitergeben',
  handOutHint:
    'Der geheime Zugriffsschlüssel kommt in die Zwischenablage und wird nach 60 Sekunden und beim Beenden wieder herausgenommen. Ein Verlauf der Zwischenablage behält ihn vielleicht, und andere Programme können ihn solange lesen.',
  format: 'Form',
  copy: 'Für 60 Sekunden kopieren',
  copied: (seconds: number) =>
    seconds === 1
      ? 'Noch 1 Sekunde in der Zwischenablage'
      : `Noch ${seconds} Sekunden in der Zwischenablage`,
} as const;

/** How each form is called. */
export const handoutFormats = {
  bash: 'Zeilen für bash und zsh',
  fish: 'Zeilen für fish',
  PowerShell: 'Zeilen für PowerShell',
  'env file': 'Zeilen für eine .env-Datei',
  'aws configure': 'Antworten für aws configure',
  JSON: 'JSON',
  CSV: 'CSV, wie die AWS-Konsole es schreibt',
} as const satisfies Record<HandoutFormat, string>;

/** What each place is called, and what to do there. */
export const programs = {
  'other computer': {
    name: 'Ein anderer Computer',
    steps:
      'Kopieren Sie die Antworten für aws configure, führen Sie dort „aws configure“ aus, und fügen Sie sie ein. Besser: Rotieren Sie dort mit einem eigenen Schlüssel, dann ist kein geheimer Schlüssel unterwegs.',
  },
  'env files': {
    name: '.env-Dateien und Skripte',
    steps:
      'Suchen Sie in Ihren Projekten nach den letzten vier Zeichen des alten Schlüssels, und ersetzen Sie beide Zeilen. Achten Sie darauf, dass die Datei nicht in der Versionsverwaltung liegt.',
  },
  GitHub: {
    name: 'GitHub Actions',
    steps:
      'Im Repository oder in der Organisation: Settings, Secrets and variables, Actions. Ändern Sie AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY, und starten Sie dann einmal einen Workflow.',
  },
  GitLab: {
    name: 'GitLab CI/CD',
    steps:
      'Im Projekt oder in der Gruppe: Settings, CI/CD, Variables. Ändern Sie AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY, lassen Sie beide maskiert, und starten Sie dann einmal eine Pipeline.',
  },
  Cyberduck: {
    name: 'Cyberduck',
    steps:
      'Wählen Sie das Lesezeichen und „Lesezeichen bearbeiten“, und geben Sie die neue Access Key ID ein. Verbinden Sie sich: Es fragt nach dem geheimen Schlüssel und kann ihn im Schlüsselbund behalten.',
  },
  'Mountain Duck': {
    name: 'Mountain Duck',
    steps:
      'Trennen Sie das Volume, wählen Sie „Lesezeichen bearbeiten“, und geben Sie die neue Access Key ID ein. Verbinden Sie sich: Es fragt nach dem geheimen Schlüssel.',
  },
  Transmit: {
    name: 'Transmit',
    steps:
      'Klicken Sie den Server mit gedrückter Ctrl-Taste an, wählen Sie „Edit“, ersetzen Sie Access Key ID und Secret, und speichern Sie.',
  },
  'S3 Browser': {
    name: 'S3 Browser',
    steps:
      'Wählen Sie „Accounts“, „Manage accounts“, dann das Konto und „Edit“. Ersetzen Sie Access Key ID und Secret Access Key, und speichern Sie.',
  },
  rclone: {
    name: 'rclone',
    steps:
      'Führen Sie „rclone config“ aus, bearbeiten Sie das Remote, und ersetzen Sie access_key_id und secret_access_key. Probieren Sie dann „rclone lsd REMOTE:“.',
  },
  Tableau: {
    name: 'Tableau',
    steps:
      'Bearbeiten Sie die Verbindung jeder Datenquelle (Athena, S3), geben Sie das neue Schlüsselpaar als Benutzername und Passwort ein, und veröffentlichen Sie neu, wo das Passwort eingebettet ist.',
  },
  DBeaver: {
    name: 'DBeaver',
    steps:
      'Bearbeiten Sie die Verbindung, ersetzen Sie Zugriffsschlüssel und geheimen Schlüssel auf der Hauptseite, und wählen Sie dann „Test Connection“.',
  },
} as const satisfies Record<Program, { readonly name: string; readonly steps: string }>;
