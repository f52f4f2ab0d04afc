import { describe, expect, test, vi } from 'vitest';
import { type Handlers, registerCommands } from '../../../main/ipc/registrar.ts';
import { isOurPage, type Message } from '../../../main/ipc/trusted-sender.ts';
import { commandChannel, commandNames, origin } from '../../../shared/contract/channels.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { countRows } from '../../../shared/team/team-rows.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { usual } from '../../support/fixtures/snapshots.ts';

const noTeam = { rows: [], total: 0, counts: countRows([]), unread: 0 };

type Listener = (message: Message, raw: unknown) => unknown;

const message: Message = { sender: { id: 1 }, senderFrame: { parent: null, origin } };

const rotation = 'a'.repeat(26);
const quiet = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

function register(changes: Partial<Handlers> = {}, isTrusted = () => true) {
  const listeners = new Map<string, Listener>();
  const rotate = vi.fn(async () => ({ rotation }));
  const handlers: Handlers = {
    snapshot: () => usual,
    rotate,
    cancel: vi.fn(),
    answerUsedElsewhere: vi.fn(),
    rotateAllDue: vi.fn(),
    answer: vi.fn(),
    oldKey: vi.fn(),
    askOtherPartitions: vi.fn(),
    stopAskingPartitions: vi.fn(),
    writeRegion: vi.fn(),
    afterUndo: vi.fn(),
    restore: vi.fn(),
    askThere: vi.fn(),
    setAutomatic: vi.fn(),
    setPolicy: vi.fn(),
    setLimits: vi.fn(),
    setAppearance: vi.fn(),
    setStartsAtLogin: vi.fn(),
    endNoTrayNotice: vi.fn(),
    setUpdates: vi.fn(),
    checkForUpdates: vi.fn(),
    installUpdate: vi.fn(),
    setReminders: vi.fn(),
    snooze: vi.fn(),
    arrived: vi.fn(),
    setProxy: vi.fn(),
    chooseCertificates: async () => ({ chosen: false }),
    usualCertificates: vi.fn(),
    testConnection: async () => [],
    openLogFolder: vi.fn(),
    bugReport: async () => ({ text: '' }),
    copyBugReport: vi.fn(),
    removeEverything: vi.fn(),
    chooseFile: async () => ({ chosen: false }),
    usualFile: vi.fn(),
    addHome: async () => ({ chosen: false }),
    removeHome: vi.fn(),
    tick: vi.fn(),
    handOut: vi.fn(),
    nameAccount: vi.fn(),
    copyPermissions: vi.fn(),
    copyRequest: vi.fn(),
    endWelcome: vi.fn(),
    readNewKey: async () => ({ chosen: false }),
    readDroppedKey: vi.fn(),
    askAboutNewKeys: vi.fn(),
    addNewKey: vi.fn(),
    forgetNewKeys: vi.fn(),
    resolveOpen: vi.fn(),
    dismiss: vi.fn(),
    checkNow: vi.fn(),
    history: async () => ({ lines: [], damages: [], total: 0, damaged: 0 }),
    exportHistory: async () => ({ chosen: false }),
    askForTeam: vi.fn(),
    team: async () => noTeam,
    exportTeam: async () => ({ chosen: false }),
    copyTeamPolicy: vi.fn(),
    openGuide: vi.fn(),
    ...changes,
  };
  const ipcMain = {
    removeAllListeners: vi.fn(),
    handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
  };
  registerCommands({ ipcMain, handlers, isTrusted, log: quiet });
  async function say(name: (typeof commandNames)[number], raw?: unknown): Promise<unknown> {
    return listeners.get(commandChannel(name))?.(message, raw);
  }
  return { say, rotate, listeners };
}

test('there is one listener for each verb, and no other', () => {
  const { listeners } = register();
  expect([...listeners.keys()].toSorted()).toEqual(commandNames.map(commandChannel).toSorted());
});

test('a message from a foreign sender reaches no handler', async () => {
  const { say, rotate } = register({}, () => false);
  expect(await say('rotate', { profile: 'dev' })).toEqual({
    ok: false,
    failure: { code: 'BAD_REQUEST' },
  });
  expect(rotate).not.toHaveBeenCalled();
});

test.each([undefined, null, 'dev', { profile: '' }, { profile: 'dev', __proto__x: 1 }, [1]])(
  'a message that does not fit reaches no handler: %j',
  async (raw) => {
    const { say, rotate } = register();
    expect(await say('rotate', raw)).toMatchObject({ failure: { code: 'BAD_REQUEST' } });
    expect(rotate).not.toHaveBeenCalled();
  },
);

test('a huge message is refused before its contract is asked', async () => {
  const { say, rotate } = register();
  const parse = vi.spyOn(contract.rotate.input, 'safeParse');
  expect(await say('rotate', { profile: 'x'.repeat(10_000_000) })).toEqual({
    ok: false,
    failure: { code: 'BAD_REQUEST' },
  });
  expect(parse).not.toHaveBeenCalled();
  expect(rotate).not.toHaveBeenCalled();
  parse.mockRestore();
});

test('a good message is answered with a value', async () => {
  const { say } = register();
  expect(await say('rotate', { profile: 'dev' })).toEqual({ ok: true, value: { rotation } });
});

test('a failure crosses as its code and facts', async () => {
  const refuse = async () => {
    throw new FailureError({ code: 'FILE_READ_ONLY', path: '/home/ada/.aws/credentials' });
  };
  const { say } = register({ rotate: refuse });
  expect(await say('rotate', { profile: 'dev' })).toEqual({
    ok: false,
    failure: { code: 'FILE_READ_ONLY', path: '/home/ada/.aws/credentials' },
  });
});

test('an unexpected error crosses as UNEXPECTED, without its message', async () => {
  const crash = async () => {
    throw new Error('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
  };
  const { say } = register({ rotate: crash });
  expect(await say('rotate', { profile: 'dev' })).toEqual({
    ok: false,
    failure: { code: 'UNEXPECTED' },
  });
});

test('what the contract does not name never crosses', async () => {
  const leak = async () => ({ rotation, secretAccessKey: 'x' });
  const { say } = register({ rotate: leak });
  expect(await say('rotate', { profile: 'dev' })).toEqual({
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
