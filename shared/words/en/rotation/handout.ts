import type { HandoutFormat, HandoutPlace } from '../../../contract/handout.ts';

/** Words of the handout checklist. */
export const handoutWords = {
  title: 'Where else is this key?',
  hint: 'Go through the places where you use it, put the new key there, and tick them. Then retire the old key.',
  done: (program: string) => `Done: ${program}`,
  ticked: (ticked: number, all: number) => `${ticked} of ${all} places ticked`,
  handOut: 'Hand out the new key',
  handOutHint:
    'The secret goes into the clipboard, and is taken out after 60 seconds and when you quit. A clipboard manager may keep it, and other programs can read it meanwhile.',
  handOutOnWindows:
    'If clipboard history is on, Windows keeps the secret there and may copy it to your other devices. Press Win+V to delete it.',
  format: 'Form',
  copy: 'Copy for 60 seconds',
  copied: (seconds: number) =>
    seconds === 1
      ? 'In the clipboard for 1 more second'
      : `In the clipboard for ${seconds} more seconds`,
} as const;

/** The name of each format. */
export const handoutFormats = {
  bash: 'Lines for bash and zsh',
  fish: 'Lines for fish',
  PowerShell: 'Lines for PowerShell',
  'env file': 'Lines for a .env file',
  'aws configure': 'Answers for aws configure',
  JSON: 'JSON',
  CSV: 'CSV, as AWS’s console writes it',
} as const satisfies Record<HandoutFormat, string>;

/** The name of each handout place, and what to do there. */
export const handoutPlaces = {
  'other computer': {
    name: 'Another computer',
    steps:
      'Copy the answers for aws configure, run “aws configure” there, and paste them. Better: rotate there with a key of its own, so that no secret travels.',
  },
  'env files': {
    name: '.env files and scripts',
    steps:
      'Search your projects for the last four characters of the old key, and replace both lines. Make sure that the file is not in version control.',
  },
  containers: {
    name: 'Containers',
    steps:
      'A container that has the single file ~/.aws/credentials mounted keeps the old file. Restart it after the rotation. Better: mount the folder ~/.aws instead of the file.',
  },
  GitHub: {
    name: 'GitHub Actions',
    steps:
      'In the repository or organisation: Settings, Secrets and variables, Actions. Update AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then run a workflow once.',
  },
  GitLab: {
    name: 'GitLab CI/CD',
    steps:
      'In the project or group: Settings, CI/CD, Variables. Update AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY and keep them masked, then run a pipeline once.',
  },
  Cyberduck: {
    name: 'Cyberduck',
    steps:
      'Select the bookmark, choose Edit Bookmark, and enter the new Access Key ID. Connect: it asks for the secret and can keep it in the keychain.',
  },
  'Mountain Duck': {
    name: 'Mountain Duck',
    steps:
      'Disconnect the volume, choose Edit Bookmark, and enter the new Access Key ID. Connect: it asks for the secret.',
  },
  Transmit: {
    name: 'Transmit',
    steps: 'Control-click the server, choose Edit, replace Access Key ID and Secret, and save.',
  },
  'S3 Browser': {
    name: 'S3 Browser',
    steps:
      'Choose Accounts, Manage accounts, select the account and Edit. Replace Access Key ID and Secret Access Key, and save.',
  },
  rclone: {
    name: 'rclone',
    steps:
      'Run “rclone config”, edit the remote, and replace access_key_id and secret_access_key. Then try “rclone lsd REMOTE:”.',
  },
  Tableau: {
    name: 'Tableau',
    steps:
      'Edit the connection of each data source (Athena, S3), enter the new key pair as user name and password, and publish again where the password is embedded.',
  },
  DBeaver: {
    name: 'DBeaver',
    steps:
      'Edit the connection, replace the AWS access key and secret on its main page, then choose Test Connection.',
  },
} as const satisfies Record<HandoutPlace, { readonly name: string; readonly steps: string }>;
