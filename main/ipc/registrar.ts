import { commandChannel, type CommandName, commandNames } from '../../shared/contract/channels.ts';
import { contract, type Input, type Output, type Reply } from '../../shared/contract/contract.ts';
import { FailureError, failureOf } from '../../shared/values/failure.ts';
import type { Log } from '../base/log.ts';
import { isReasonable } from './message-limits.ts';
import type { Message } from './trusted-sender.ts';

/** One function for each verb of the contract: one too few, or of the wrong shape, does not compile. */
export type Handlers = {
  readonly [Name in CommandName]: (input: Input<Name>) => Answer<Output<Name>>;
};

type Answer<Value> = Value extends undefined ? void | Promise<void> : Value | Promise<Value>;

/** What the registrar works with. */
export type RegistrarOptions = {
  readonly ipcMain: {
    removeAllListeners(): unknown;
    handle(channel: string, listener: (message: Message, raw: unknown) => unknown): void;
  };
  readonly handlers: Handlers;
  /** Whether a message comes from our own page, in its main frame. */
  readonly isTrusted: (message: Message) => boolean;
  readonly log: Log;
};

/**
 * The one place where messages of the page arrive: sender and size checked, input parsed from `unknown`, output cut to
 * the contract, errors reduced to the closed list. Nothing else listens.
 */
export function registerCommands(options: RegistrarOptions): void {
  // electron-store opens a channel of its own, which checks no sender.
  options.ipcMain.removeAllListeners();
  for (const name of commandNames) {
    options.ipcMain.handle(commandChannel(name), (message, raw: unknown) =>
      answer(name, message, raw, options),
    );
  }
}

async function answer(
  name: CommandName,
  message: Message,
  raw: unknown,
  { handlers, isTrusted, log }: RegistrarOptions,
): Promise<Reply<unknown>> {
  if (!isTrusted(message)) {
    log.warn('a message from a foreign sender was refused', { command: name });
    return { ok: false, failure: { code: 'BAD_REQUEST' } };
  }
  const input = isReasonable(raw) ? contract[name].input.safeParse(raw) : undefined;
  if (input?.success !== true) {
    log.warn('a message that does not fit the contract was refused', { command: name });
    return { ok: false, failure: { code: 'BAD_REQUEST' } };
  }
  try {
    // The contract ties handler and schema of one name together; TypeScript can't follow that through a loop.
    const handler = handlers[name] as (input: unknown) => unknown;
    const value: unknown = await handler(input.data);
    return { ok: true, value: contract[name].output.parse(value) };
  } catch (cause) {
    if (!(cause instanceof FailureError)) {
      log.error(`the command "${name}" failed`, cause);
    }
    return { ok: false, failure: failureOf(cause) };
  }
}
