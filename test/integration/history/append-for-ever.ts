// Appends one line after the other, and says each number once it is on the disk, until it is killed.
import { createHistory } from '../../../main/history/history.ts';

const history = createHistory(process.argv[2] ?? '');
for (let number = 1; ; number += 1) {
  await history.append({
    at: number,
    event: 'rotated',
    rotation: 'abcdefghijklmnopqrstuvwxyz',
    profiles: ['default'],
    oldKey: 'AKIAIOSFODNN7EXAMPLE',
  });
  process.stdout.write(`${number}\n`);
}
