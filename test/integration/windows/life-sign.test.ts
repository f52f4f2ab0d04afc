import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readMachine } from '../../../main/computer/machine.ts';
import { isGiven, isLifeSign } from '../../../main/locks/life-sign.ts';
import { identifyThisProcess } from '../../../main/locks/process-identity.ts';

const program = fileURLToPath(new URL('give-life-sign.ts', import.meta.url));

// Linux and macOS tell when a process began; no other system has a pipe that goes with its process.
describe.runIf(process.platform === 'win32')('a process on Windows', () => {
  test('gives a sign of life, always the same one', async () => {
    const { started } = await identifyThisProcess();
    expect(isLifeSign(started)).toBe(true);
    expect((await identifyThisProcess()).started).toBe(started);
    expect(await isGiven(started)).toBe(true);
  });

  test('that never was gives none', async () => {
    expect(await isGiven(`pipe ${'0'.repeat(32)}`)).toBe(false);
  });

  test('gives it to any number that look, and no more once it was killed', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed]: unknown[] = await once(child.stdout, 'data');
    const sign = String(printed).trim();
    const looks = Array.from({ length: 30 }, () => isGiven(sign));
    expect(new Set(await Promise.all(looks))).toEqual(new Set([true]));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isGiven(sign)).toBe(false);
  });

  test('knows its computer by an id of the installation', async () => {
    expect(await readMachine()).toMatch(/^(?:hardware )?[0-9a-f]{32}$/);
  });
});
