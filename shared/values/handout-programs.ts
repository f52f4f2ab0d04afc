/** The handout places. Each has steps in `words/rotation/handout.ts`. */
export const handoutPlaceNames = [
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
