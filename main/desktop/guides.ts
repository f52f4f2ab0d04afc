import { shell } from 'electron';
import type { GuideName } from '../../shared/contract.ts';

/** The pages Keyturn may open, by name: the page never sends an address (Electron's security list, item 15). */
const guides: Readonly<Record<GuideName, string>> = {
  'access keys': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  'rotate keys':
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
  'iam users': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html',
};

/** Opens one of AWS's pages in the person's browser. */
export function openGuide(guide: GuideName): Promise<void> {
  return shell.openExternal(guides[guide]);
}
