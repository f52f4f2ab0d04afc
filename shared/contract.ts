import { z } from 'zod';
import type { CommandName } from './channels.ts';
import type { Failure } from './failure.ts';
import { HistoryPage } from './history.ts';
import { OpenChoice, UsedElsewhere } from './rotation.ts';
import { Snapshot } from './snapshot.ts';

const Nothing = z.undefined();
const ProfileRef = z.string().min(1).max(512);
const RotationRef = z.string().regex(/^[a-z0-9]{26}$/);

function call<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out) {
  return { input, output } as const;
}

/** Pages the application may open in the person's browser; the addresses stand in main. */
export const GuideName = z.enum(['access keys', 'rotate keys', 'iam users']);
export type GuideName = z.infer<typeof GuideName>;

/** Every message between page and main: what goes in, what comes out. There is no other channel. */
export const contract = {
  snapshot: call(Nothing, Snapshot),
  rotate: call(z.strictObject({ profile: ProfileRef }), z.strictObject({ rotation: RotationRef })),
  cancel: call(z.strictObject({ rotation: RotationRef }), Nothing),
  answerUsedElsewhere: call(
    z.strictObject({ rotation: RotationRef, answer: UsedElsewhere }),
    Nothing,
  ),
  retire: call(z.strictObject({ rotation: RotationRef }), Nothing),
  resolveOpen: call(
    z.strictObject({
      rotation: RotationRef,
      choice: OpenChoice,
      keyId: z
        .string()
        .regex(/^AKIA[A-Z0-9]{12,124}$/)
        .optional(),
    }),
    Nothing,
  ),
  dismiss: call(z.strictObject({ rotation: RotationRef }), Nothing),
  checkNow: call(Nothing, Nothing),
  history: call(
    z.strictObject({
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(200),
    }),
    HistoryPage,
  ),
  openGuide: call(z.strictObject({ guide: GuideName }), Nothing),
} as const satisfies Record<CommandName, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type Contract = typeof contract;
export type Input<Name extends CommandName> = z.infer<Contract[Name]['input']>;
export type Output<Name extends CommandName> = z.infer<Contract[Name]['output']>;

/** What comes back over the bridge: a value, or a failure out of the closed list. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** The functions the page finds on its bridge. */
export type Bridge = {
  readonly [Name in CommandName]: (input: Input<Name>) => Promise<Reply<Output<Name>>>;
} & {
  /** Calls back with every snapshot from now on; gives a function that ends it. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
};
