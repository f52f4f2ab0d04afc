import { once } from 'node:events';
import { link } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createLocks } from '../../../main/locks/locks.ts';
import { FailureError } from '../../../shared/values/failure.ts';

// Started by a test as a process of its own: takes the lock again and again and prints a line each time. It ends
// itself, as by SIGKILL, at the turn and place it is given. The witness is a port: the system lets one process at a
// time have it, and takes it back however that one ends.
const [path, port, turns, placeOfDeath] = process.argv.slice(2);
if (path === undefined) throw new Error('no path');
const lastTurn = Number(turns);
let turn = 0;

function dieIf(place: string): void {
  if (turn === lastTurn && place === placeOfDeath) process.kill(process.pid, 'SIGKILL');
}

async function bearWitness(): Promise<Server> {
  const server = createServer();
  server.listen(Number(port), '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const locks = createLocks({
  paths: () => Promise.resolve([path]),
  system: {
    link: async (existing, name) => {
      dieIf('before the link');
      await link(existing, name);
      dieIf('after the link');
    },
  },
});

process.stdout.write('ready\n');
while (turn < lastTurn) {
  try {
    turn += 1;
    await locks.hold(async () => {
      const witness = await bearWitness();
      process.stdout.write('held\n');
      await delay(2);
      dieIf('while holding');
      if (placeOfDeath === 'when told') await once(process.stdin, 'data');
      witness.close();
      await once(witness, 'close');
    });
  } catch (cause) {
    if (!(cause instanceof FailureError) || cause.failure.code !== 'FILES_LOCKED') {
      process.stdout.write(`broken: ${String(cause)}\n`);
      throw cause;
    }
    turn -= 1;
    await delay(Math.random() * 10);
  }
}
process.exit(0);
