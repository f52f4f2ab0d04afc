import { describe, expect, it } from 'vitest';
import { describeCause } from '../../../main/log/describe-cause.ts';
import { FailureError } from '../../../shared/values/failure.ts';

const canary = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

describe('an error in the log', () => {
  it('is its name and the places it came through, never its message', () => {
    const facts = describeCause(new TypeError(`bad secret ${canary}`));
    expect(facts.name).toBe('TypeError');
    expect(facts.frames[0]).toMatch(/describe-cause\.test\.ts:\d+:\d+\)?$/);
    expect(JSON.stringify(facts)).not.toContain(canary);
  });

  it('says nothing of a message that looks like a place', () => {
    const error = new Error(`x\n    at ${canary} (file:1:1)\n    at ${canary}:1:1`);
    expect(JSON.stringify(describeCause(error))).not.toContain(canary);
    error.message = 'another one, after the stack was made';
    expect(JSON.stringify(describeCause(error))).not.toContain(`at ${canary} (file`);
  });

  it("keeps the facts of Keyturn's own failures", () => {
    const failure = { code: 'DISK_FULL', path: '/data/history', systemName: 'ENOSPC' } as const;
    expect(describeCause(new FailureError(failure))).toMatchObject({
      name: 'FailureError',
      failure,
    });
  });

  it("keeps the system's name of it", () => {
    const error = Object.assign(new Error('no'), { code: 'EACCES' });
    expect(describeCause(error)).toMatchObject({ name: 'Error', systemName: 'EACCES' });
  });

  it('takes no secret for a name', () => {
    const error = Object.assign(new Error('no'), { code: canary, name: canary });
    const facts = describeCause(error);
    expect(facts).toMatchObject({ name: 'Error' });
    expect(JSON.stringify(facts)).not.toContain(canary);
  });

  it('follows the causes behind it, also where they go in a circle', () => {
    const inner = new RangeError('inner');
    const outer = new Error('outer', { cause: inner });
    inner.cause = outer;
    expect(describeCause(outer).cause?.name).toBe('RangeError');
    expect(describeCause(outer).cause?.cause?.cause?.cause?.cause).toBeUndefined();
  });

  it.each([
    [canary, 'a thrown string'],
    [undefined, 'a thrown undefined'],
    [null, 'null'],
    [{ secret: canary }, 'a thrown object'],
  ])('is the kind of thing where it is none', (thrown, name) => {
    expect(describeCause(thrown)).toEqual({ name, frames: [] });
  });

  it('does not fail on an error that fails when it is looked at', () => {
    const error = new Error('no');
    Object.defineProperty(error, 'stack', {
      get: () => {
        throw new Error('again');
      },
    });
    expect(describeCause(error)).toEqual({ name: 'Error', frames: [] });
  });
});
