import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { failureOfAction, inWorkshop, newWork } from './workshop.ts';

const program = fileURLToPath(new URL('contender.ts', import.meta.url));

type Contender = {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<unknown>;
};

function contend(path: string, port: number, turns: number, placeOfDeath: string): Contender {
  const words = ['--import', 'tsx', program, path, String(port), String(turns), placeOfDeath];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  return { child, lines, ended: once(child, 'close') };
}

// Below those that systems give to outgoing connections, which would take it for a moment now and then.
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

async function holding(path: string): Promise<Contender> {
  const contender = contend(path, await freePort(), 1, 'when told');
  await expect.poll(() => contender.lines, { timeout: 20_000 }).toContain('held');
  return contender;
}

/** What becomes of each Keyturn: where it dies, and in which turn. A file takes Windows many times as long. */
const fatesOnWindows = [
  { place: 'while holding', turn: 3 },
  { place: 'before the link', turn: 2 },
  { place: 'after the link', turn: 4 },
  { place: 'of old age', turn: 5 },
  { place: 'of old age', turn: 5 },
];

const manyFates = [
  ...[4, 7, 10, 13].map((turn) => ({ place: 'while holding', turn })),
  ...[5, 9].map((turn) => ({ place: 'before the link', turn })),
  ...[6, 11].map((turn) => ({ place: 'after the link', turn })),
  ...Array.from({ length: 4 }, () => ({ place: 'of old age', turn: 20 })),
];

/** A process that kills itself on Windows ends with code 1, and no signal is reported. */
function wasKilled({ signalCode, exitCode }: ChildProcess): boolean {
  return process.platform === 'win32' ? exitCode === 1 : signalCode === 'SIGKILL';
}

const fates = process.platform === 'win32' ? fatesOnWindows : manyFates;

test('while another Keyturn is at work nothing begins, and its process is named', () =>
  inWorkshop(async ({ credentials, lock, keyturn, holder, locksLeft }) => {
    const { child, ended } = await holding(credentials);
    const { work, done } = newWork();
    const failure = await failureOfAction(keyturn().hold(work));
    expect(failure).toMatchObject({ code: 'FILES_LOCKED', path: lock, process: child.pid });
    expect(failure.host).toBe((await holder())?.host);
    expect(done()).toBe(false);
    // Nor does a person's wish end what is alive.
    expect(await failureOfAction(keyturn().breakForeign(failure))).toMatchObject({
      code: 'FILES_LOCKED',
      process: child.pid,
    });
    child.stdin?.write('end\n');
    await ended;
    await keyturn().hold(work);
    expect(done()).toBe(true);
    expect(await locksLeft()).toEqual([]);
  }));

test('the lock of a Keyturn that was killed falls', () =>
  inWorkshop(async ({ credentials, keyturn, holder, locksLeft }) => {
    const { child, ended } = await holding(credentials);
    child.kill('SIGKILL');
    await ended;
    expect((await holder())?.process).toBe(child.pid);
    const { work, done } = newWork();
    await keyturn().hold(work);
    expect(done()).toBe(true);
    expect(await locksLeft()).toEqual([]);
  }));

test(
  'many at once, some killed in the middle: never two at work, and nothing is left lying about',
  { timeout: 120_000 },
  () =>
    inWorkshop(async ({ credentials, keyturn, locksLeft }) => {
      const port = await freePort();
      const contenders = fates.map(({ place, turn }) => contend(credentials, port, turn, place));
      await Promise.all(contenders.map(({ ended }) => ended));
      const lines = contenders.flatMap((contender) => contender.lines);
      expect(lines.filter((line) => line.startsWith('broken'))).toEqual([]);
      expect(contenders.filter(({ child }) => wasKilled(child))).toHaveLength(
        fates.filter(({ place }) => place !== 'of old age').length,
      );
      const turns = contenders.map((one) => one.lines.filter((line) => line === 'held').length);
      expect(turns).toEqual(
        fates.map(({ place, turn }) => turn - (place.includes('link') ? 1 : 0)),
      );
      await keyturn().hold(() => Promise.resolve());
      expect(await locksLeft()).toEqual([]);
    }),
);
