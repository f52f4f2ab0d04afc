import { expect, test, vi } from 'vitest';
import { lazySession } from '../../../main/aws/lazy-session.ts';
import type { AwsSession, CreateAnswer } from '../../../main/aws/session.ts';

const refused: CreateAnswer = { kind: 'refused', failure: { code: 'LIMIT_EXCEEDED' } };

function session() {
  const nobody = vi.fn().mockRejectedValue(new Error('nobody asks for it'));
  return {
    identity: nobody,
    listKeys: vi.fn().mockResolvedValue([]),
    lastUsed: nobody,
    createKey: vi.fn().mockResolvedValue(refused),
    setStatus: nobody,
    deleteKey: nobody,
    keyQuota: nobody,
    mfaDevices: nobody,
    startMfaSession: nobody,
    makeReport: nobody,
    report: nobody,
    end: vi.fn(),
  } satisfies AwsSession;
}

test('where what speaks to AWS can’t be loaded, no key was made, and that is the answer', async () => {
  const open = vi.fn<() => Promise<AwsSession>>().mockRejectedValue(new Error('no such file'));
  await expect(lazySession(open).createKey('joebloggs')).resolves.toEqual({
    kind: 'refused',
    failure: { code: 'UNEXPECTED' },
  });
});

test('if opening fails once, the next call tries again', async () => {
  const opened = session();
  const open = vi
    .fn<() => Promise<AwsSession>>()
    .mockRejectedValueOnce(new Error('too many open files'))
    .mockResolvedValue(opened);
  const lazy = lazySession(open);
  await expect(lazy.listKeys('joebloggs')).rejects.toThrow('too many open files');
  await expect(lazy.listKeys('joebloggs')).resolves.toEqual([]);
  await expect(lazy.createKey('joebloggs')).resolves.toEqual(refused);
  expect(open).toHaveBeenCalledTimes(2);
});

test('it is opened by the first call, once, and not by its end', async () => {
  const opened = session();
  const open = vi.fn<() => Promise<AwsSession>>().mockResolvedValue(opened);
  const lazy = lazySession(open);
  lazy.end();
  expect(open).not.toHaveBeenCalled();
  await Promise.all([lazy.listKeys('joebloggs'), lazy.listKeys('joebloggs')]);
  expect(open).toHaveBeenCalledTimes(1);
  lazy.end();
  await vi.waitFor(() => {
    expect(opened.end).toHaveBeenCalledTimes(1);
  });
});

test('what AWS answers to the one attempt is returned unchanged', async () => {
  const opened = session();
  opened.createKey.mockRejectedValue(new Error('a flaw of ours'));
  const lazy = lazySession(() => Promise.resolve(opened));
  await expect(lazy.createKey('joebloggs')).rejects.toThrow('a flaw of ours');
});
