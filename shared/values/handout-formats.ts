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
