import { openLifeSign } from '../../../main/locks/life-sign.ts';

// Started by a test as a process of its own: says its sign of life, and lives until it is killed.
process.stdout.write(`${await openLifeSign()}\n`);
setInterval(() => undefined, 1_000_000);
