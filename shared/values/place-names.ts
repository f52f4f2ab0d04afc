/** Places where people keep an access key besides the files of AWS's tools. Each has steps in `words/elsewhere.ts`. */
export const programNames = [
  'other computer',
  'env files',
  'containers',
  'GitHub',
  'GitLab',
  'Cyberduck',
  'Mountain Duck',
  'Transmit',
  'S3 Browser',
  'rclone',
  'Tableau',
  'DBeaver',
] as const;

/** The forms in which a new pair can be handed out. */
export const handoutFormatNames = [
  'bash',
  'fish',
  'PowerShell',
  'env file',
  'aws configure',
  'JSON',
  'CSV',
] as const;
