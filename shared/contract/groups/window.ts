import { z } from 'zod';
import { guideNames } from '../../values/choices.ts';
import { call, type Group, Nothing, push } from '../message.ts';
import { Snapshot } from '../snapshot.ts';

/** Pages the application may open in the person's browser; main has their addresses. */
export const GuideName = z.enum(guideNames);
export type GuideName = z.infer<typeof GuideName>;

/** Everything there is to show. */
export const snapshot = {
  read: call('gives everything there is to show', Nothing, Snapshot),
  onChange: push('main says that something has changed: everything there is to show now', Snapshot),
} as const satisfies Group<'snapshot'>;

export const window = {
  confirmNavigation: call(
    'the window has gone to the navigation target',
    z.strictObject({ turn: z.number().int().nonnegative() }),
    Nothing,
  ),
  closeWelcome: call('a person has read the welcome', Nothing, Nothing),
  closeNoTrayNotice: call(
    'a person has read that the desktop shows no tray icons',
    Nothing,
    Nothing,
  ),
} as const satisfies Group<'window'>;

export const help = {
  openGuide: call(
    'opens a page out of a fixed list in the browser',
    z.strictObject({ guide: GuideName }),
    Nothing,
  ),
  openLogFolder: call('opens the folder of the log', Nothing, Nothing),
  readBugReport: call(
    'gives a report of a fault, to be read before it is copied',
    Nothing,
    z.strictObject({ text: z.string().max(100_000) }),
  ),
  copyBugReport: call('copies that report', Nothing, Nothing),
} as const satisfies Group<'help'>;
