import { describe, expect, test, vi } from 'vitest';
import { registerCommands } from '../../../main/ipc/registrar.ts';
import { isOurPage, type Message } from '../../../main/ipc/trusted-sender.ts';
import { type CallName, callNames, channelOf, origin } from '../../../shared/contract/channels.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { handlersDouble } from '../../support/contract-doubles.ts';

type Listener = (message: Message, raw: unknown) => unknown;

const message: Message = { sender: { id: 1 }, senderFrame: { parent: null, origin } };

const rotation = 'a'.repeat(26);
const quiet = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

type Changes = Parameters<typeof handlersDouble>[0];

function register(changes: Changes = {}, isTrusted = () => true) {
  const listeners = new Map<string, Listener>();
  const start = vi.fn(async () => ({ rotation }));
  const handlers = handlersDouble({ rotation: { start }, ...changes });
  const ipcMain = {
    removeAllListeners: vi.fn(),
    handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
  };
  registerCommands({ ipcMain, handlers, isTrusted, log: quiet });
  async function say(name: CallName, raw?: unknown): Promise<unknown> {
    return listeners.get(channelOf(name))?.(message, raw);
  }
  return { say, start, listeners };
}

test('there is one listener for each verb, and no other', () => {
  const { listeners } = register();
  expect([...listeners.keys()].toSorted()).toEqual(callNames.map(channelOf).toSorted());
});

test('a message from a foreign sender reaches no handler', async () => {
  const { say, start } = register({}, () => false);
  expect(await say('rotation.start', { profile: 'dev' })).toEqual({
    ok: false,
    failure: { code: 'BAD_REQUEST' },
  });
  expect(start).not.toHaveBeenCalled();
});

test.each([undefined, null, 'dev', { profile: '' }, { profile: 'dev', __proto__x: 1 }, [1]])(
  'a message that does not fit reaches no handler: %j',
  async (raw) => {
    const { say, start } = register();
    expect(await say('rotation.start', raw)).toMatchObject({ failure: { code: 'BAD_REQUEST' } });
    expect(start).not.toHaveBeenCalled();
  },
);

test('a huge message is refused before its contract is asked', async () => {
  const { say, start } = register();
  const parse = vi.spyOn(contract.rotation.start.input, 'safeParse');
  expect(await say('rotation.start', { profile: 'x'.repeat(10_000_000) })).toEqual({
    ok: false,
    failure: { code: 'BAD_REQUEST' },
  });
  expect(parse).not.toHaveBeenCalled();
  expect(start).not.toHaveBeenCalled();
  parse.mockRestore();
});

test('a good message is answered with a value', async () => {
  const { say } = register();
  expect(await say('rotation.start', { profile: 'dev' })).toEqual({
    ok: true,
    value: { rotation },
  });
});

test('a failure crosses as its code and facts', async () => {
  const refuse = async () => {
    throw new FailureError({ code: 'FILE_READ_ONLY', path: '/home/ada/.aws/credentials' });
  };
  const { say } = register({ rotation: { start: refuse } });
  expect(await say('rotation.start', { profile: 'dev' })).toEqual({
    ok: false,
    failure: { code: 'FILE_READ_ONLY', path: '/home/ada/.aws/credentials' },
  });
});

test('an unexpected error crosses as UNEXPECTED, without its message', async () => {
  const crash = async () => {
    throw new Error('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
  };
  const { say } = register({ rotation: { start: crash } });
  expect(await say('rotation.start', { profile: 'dev' })).toEqual({
    ok: false,
    failure: { code: 'UNEXPECTED' },
  });
});

test('what the contract does not name never crosses', async () => {
  const leak = async () => ({ rotation, secretAccessKey: 'x' });
  const { say } = register({ rotation: { start: leak } });
  expect(await say('rotation.start', { profile: 'dev' })).toEqual({
    ok: false,
    failure: { code: 'UNEXPECTED' },
  });
});

describe('a sender is ours', () => {
  const page = { id: 1 };

  function from(senderFrame: Message['senderFrame'], id = 1): Message {
    return { sender: { id }, senderFrame };
  }

  test('only in the main frame of our window, showing our page', () => {
    expect(isOurPage(from({ parent: null, origin }), page)).toBe(true);
    expect(isOurPage(from({ parent: {}, origin }), page)).toBe(false);
    expect(isOurPage(from({ parent: null, origin: 'https://example.com' }), page)).toBe(false);
    expect(isOurPage(from({ parent: null, origin }, 2), page)).toBe(false);
    expect(isOurPage(from(null), page)).toBe(false);
    expect(isOurPage(from({ parent: null, origin }), undefined)).toBe(false);
  });
});
