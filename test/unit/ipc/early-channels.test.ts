import { expect, test, vi } from 'vitest';
import { openChannels } from '../../../main/ipc/early-channels.ts';
import type { Message } from '../../../main/ipc/trusted-sender.ts';
import { callNames, channelOf, origin } from '../../../shared/contract/channels.ts';

type Listener = (message: Message, raw: unknown) => unknown;

const message: Message = { sender: { id: 1 }, senderFrame: { parent: null, origin } };
const snapshot = channelOf('snapshot.read');

function open() {
  const listeners = new Map<string, Listener>();
  const channels = openChannels({
    removeAllListeners: vi.fn(),
    handle: (channel, listener) => {
      listeners.set(channel, listener);
    },
  });
  const send = (channel: string, raw: unknown): unknown => listeners.get(channel)?.(message, raw);
  return { channels, send, listeners };
}

test('there is a channel for each command from the first moment on, and no other', () => {
  expect([...open().listeners.keys()].toSorted()).toEqual(callNames.map(channelOf).toSorted());
});

test('what is asked before anybody answers waits, and is handed over with its sender, as it is', async () => {
  const { channels, send } = open();
  const answered = vi.fn();
  const asked = Promise.resolve(send(snapshot, { any: 'thing' })).then(answered);
  await channels.asked;
  expect(answered).not.toHaveBeenCalled();

  const answer = vi.fn(() => 'the answer');
  channels.handle(snapshot, answer);
  channels.open();
  await asked;
  expect(answered).toHaveBeenCalledWith('the answer');
  expect(answer).toHaveBeenCalledExactlyOnceWith(message, { any: 'thing' });
});

test('later it is answered at once', async () => {
  const { channels, send } = open();
  channels.handle(snapshot, () => 'the answer');
  channels.open();
  expect(await send(snapshot, undefined)).toBe('the answer');
});
