import { shell } from 'electron';
import type { GuideName } from '../../shared/contract/groups/window.ts';
import { FailureError } from '../../shared/values/failure.ts';

/** The pages Keyturn may open, by name: the page never sends an address (Electron's security list, item 15). */
const guides: Readonly<Record<GuideName, string>> = {
  'access keys': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  'rotate keys':
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
  'iam users': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html',
  'enable regions':
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
  'STS in regions':
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html',
  'leaked keys': 'https://repost.aws/knowledge-center/potential-account-compromise',
  'AWS Support': 'https://aws.amazon.com/contact-us/',
  'IAM of aws': 'https://console.aws.amazon.com/iam/home#/users',
  'IAM of aws-cn': 'https://console.amazonaws.cn/iam/home#/users',
  'IAM of aws-us-gov': 'https://console.amazonaws-us-gov.com/iam/home#/users',
  'tray icons of GNOME': 'https://extensions.gnome.org/extension/615/appindicator-support/',
};

/** Opens a folder in the file manager. Throws UNEXPECTED where the system can't. */
export async function openFolder(folder: string): Promise<void> {
  const problem = await shell.openPath(folder);
  if (problem !== '') throw new FailureError({ code: 'UNEXPECTED' });
}

export function openGuide(guide: GuideName): Promise<void> {
  return shell.openExternal(guides[guide]);
}
