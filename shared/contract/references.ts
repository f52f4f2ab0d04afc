import { z } from 'zod';
import { accessKeyId, accountId, profileName, rotationId } from '../values/identifiers.ts';

/** What the page names by a text: parsed into its brand here, and nowhere again. */
function reference<Id extends string>(parse: (text: string) => Id | undefined) {
  return z.string().transform((text, context): Id => {
    const id = parse(text);
    if (id !== undefined) return id;
    context.addIssue({ code: 'custom', message: 'no such identifier' });
    return z.NEVER;
  });
}

export const ProfileRef = reference(profileName);
export const KeyRef = reference(accessKeyId);
export const RotationRef = reference(rotationId);
export const AccountRef = reference(accountId);
