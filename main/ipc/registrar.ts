import { channelOf, type MessageName } from '../../shared/contract/channels.ts';
import { everyMessage, type Handlers, type Reply } from '../../shared/contract/contract.ts';
import type { Call, FileCall } from '../../shared/contract/message.ts';
import { FailureError, failureOf } from '../../shared/values/failure.ts';
import type { Log } from '../base/log.ts';
import { isReasonable } from './message-limits.ts';
import type { Message } from './trusted-sender.ts';

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
 * The one place where messages of the page arrive: sender and size are checked, the input is parsed from `unknown`, the
 * output is parsed too, and errors are reduced to the closed list. All schemas are strict: an answer with a field that
 * the contract doesn't name is refused as a whole, and the page gets UNEXPECTED. Nothing else listens.
 */
export function registerCommands(options: RegistrarOptions): void {
  // electron-store opens a channel of its own, which checks no sender.
  options.ipcMain.removeAllListeners();
  for (const { group, verb, message: schemas } of everyMessage) {
    if (schemas.kind === 'push') continue;
    const name = `${group}.${verb}` as MessageName;
    // The contract ties schemas and handler of one name together; TypeScript can't follow that through a loop.
    const handler = Reflect.get(Reflect.get(options.handlers, group), verb) as Command['handler'];
    options.ipcMain.handle(channelOf(name), (message, raw: unknown) =>
      answer({ name, schemas, handler }, message, raw, options),
    );
  }
}

type Command = {
  readonly name: MessageName;
  readonly schemas: Call | FileCall;
  readonly handler: (input: unknown) => unknown;
};

async function answer(
  { name, schemas, handler }: Command,
  message: Message,
  raw: unknown,
  { isTrusted, log }: RegistrarOptions,
): Promise<Reply<unknown>> {
  if (!isTrusted(message)) {
    log.warn('a message from a foreign sender was refused', { command: name });
    return { ok: false, failure: { code: 'BAD_REQUEST' } };
  }
  const input = isReasonable(raw) ? schemas.input.safeParse(raw) : undefined;
  if (input?.success !== true) {
    log.warn('a message that does not fit the contract was refused', { command: name });
    return { ok: false, failure: { code: 'BAD_REQUEST' } };
  }
  try {
    const value: unknown = await handler(input.data);
    return { ok: true, value: schemas.output.parse(value) };
  } catch (cause) {
    if (!(cause instanceof FailureError)) {
      log.error(`the command "${name}" failed`, cause);
    }
    return { ok: false, failure: failureOf(cause) };
  }
}
