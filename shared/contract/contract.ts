import type { z } from 'zod';
import type { Failure } from '../values/failure.ts';
import { handout, partitions, pendingKeys, permissions, profiles } from './groups/keys.ts';
import { history, team } from './groups/records.ts';
import { rotation } from './groups/rotation.ts';
import { connection, files, reminders, settings, updates } from './groups/settings.ts';
import { help, snapshot, window } from './groups/window.ts';
import type { Call, FileCall, Group, GroupName, Push } from './message.ts';

/**
 * Every message between page and main, group by group: what it does, what goes in, what comes out. There is no other
 * channel. Handlers, bridge and the table in `docs/architecture.md` derive from it.
 */
export const contract = {
  snapshot,
  rotation,
  profiles,
  partitions,
  pendingKeys,
  handout,
  permissions,
  history,
  team,
  files,
  connection,
  reminders,
  updates,
  settings,
  window,
  help,
} as const satisfies { readonly [Name in GroupName]: Group<Name> };

export type Contract = typeof contract;

type AnyMessage = Call | FileCall | Push;

const groups: Readonly<Record<string, Readonly<Record<string, AnyMessage>>>> = contract;

/** Every message of the contract, one after the other. */
export const everyMessage = Object.entries(groups).flatMap(([group, messages]) =>
  Object.entries(messages).map(([verb, message]) => ({ group, verb, message })),
);

/** What comes back over the bridge: a value, or a failure out of the closed list. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

type Handler<Message> = Message extends Call<infer In, infer Out> | FileCall<infer In, infer Out>
  ? (input: z.output<In>) => Answer<z.input<Out>>
  : never;

type Answer<Value> = Value extends undefined ? void | Promise<void> : Value | Promise<Value>;

/** What main does for each call of a group: one too few, or of the wrong shape, does not compile. */
export type HandlersOf<Name extends GroupName> = {
  readonly [
    Verb in keyof Contract[Name] as Contract[Name][Verb] extends Push ? never : Verb
  ]: Handler<Contract[Name][Verb]>;
};

/** What main does for each call. */
export type Handlers = { readonly [Name in GroupName]: HandlersOf<Name> };

type BridgeFunction<Message> =
  Message extends Call<infer In, infer Out>
    ? (input: z.input<In>) => Promise<Reply<z.output<Out>>>
    : Message extends FileCall<z.ZodType, infer Out>
      ? // The `File` of a drop; one that the page has made itself has no path, and is refused.
        (file: unknown) => Promise<Reply<z.output<Out>>>
      : Message extends Push<infer Value>
        ? // Calls back with every value from now on; gives a function that ends it.
          (listener: (value: z.output<Value>) => void) => () => void
        : never;

/** The functions that the page finds on its bridge, group by group. */
export type Bridge = {
  readonly [Name in GroupName]: {
    readonly [Verb in keyof Contract[Name]]: BridgeFunction<Contract[Name][Verb]>;
  };
};
