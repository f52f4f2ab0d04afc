import type { ErrorCode } from '../../failure.ts';
import type { Explanation } from './explanation.ts';

/** What can go wrong in the application itself. */
export const applicationErrors = {
  SETTINGS_DAMAGED: {
    title: 'The settings could not be read',
    body: (f) =>
      `Keyturn goes on with its own defaults. The damaged file was kept as ${f.path ?? 'a copy'}.`,
    next: 'Look at the settings, and say again where each key is used when Keyturn asks.',
    wayOut: 'none',
  },
  NOT_FINISHED: {
    title: 'Something is not finished yet',
    body: () =>
      'A rotation is under way or waits for a decision, or an old key waits to be retired or deleted. Keyturn would forget it. Nothing was removed.',
    next: 'Finish it under Profiles, or say that the old key stays, then try again.',
    wayOut: 'none',
  },
  NOT_BY_ITSELF: {
    title: 'This key can’t rotate by itself',
    body: () =>
      'Only a key that is used only on this computer, and that needs no MFA code, may be rotated while nobody is there.',
    next: 'See the reason in the details of the key, and rotate it yourself when it is due.',
    wayOut: 'none',
  },
  UNKNOWN_PROFILE: {
    title: 'The profile is gone',
    body: () => 'Your files hold no profile of this name any more.',
    next: 'Check again to see what your files hold now.',
    wayOut: 'check again',
  },
  UNKNOWN_ROTATION: {
    title: 'The rotation is gone',
    body: () => 'Keyturn knows no such rotation any more, or it needs no answer.',
    next: 'Check again.',
    wayOut: 'check again',
  },
  BAD_REQUEST: {
    title: 'The window sent something unexpected',
    body: () => 'Keyturn did not understand a request of its own window and did nothing.',
    next: 'Close the window and open it again.',
    wayOut: 'none',
  },
  UNEXPECTED: {
    title: 'Something unexpected happened',
    body: () => 'Keyturn met a problem it has no words for. The log has more.',
    next: 'Try again. If it stays so, report it with the log.',
    wayOut: 'try again',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
