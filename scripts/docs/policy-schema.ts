import { z } from 'zod';
import { ManagedFile } from '../../shared/settings/managed.ts';

/** The JSON schema of an organisation's policy file, for editors and for tools that check it before it is rolled out. */
export function policySchema(): string {
  const schema = z.toJSONSchema(ManagedFile, { io: 'input' });
  const titled = { title: 'Policy of an organisation for Keyturn', ...schema };
  return `${JSON.stringify(titled, undefined, 2)}\n`;
}
