import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { auditFrom, judge, readExceptions } from '../../../scripts/audit/judge.ts';

const today = new Date('2026-11-25T12:00:00Z');
const exception = {
  advisory: 'GHSA-abcd-1234-wxyz',
  package: 'leaky',
  reason: 'Only reached while packaging, never with foreign input.',
  until: '2026-11-25',
};
const report = JSON.stringify({
  vulnerabilities: {
    leaky: {
      via: [
        {
          url: 'https://github.com/advisories/GHSA-abcd-1234-wxyz',
          title: 'Leaks',
          severity: 'high',
        },
      ],
    },
    'uses-leaky': { via: ['leaky'] },
  },
});

function found(): Parameters<typeof judge>[0] {
  const audit = auditFrom(report);
  return audit.kind === 'answered' ? audit.advisories : [];
}

describe('the audit', () => {
  it('fails for a known fault, and tells each once', () => {
    expect(judge(found(), [], today)).toEqual(['leaky: high: Leaks (GHSA-abcd-1234-wxyz).']);
  });

  it('puts up with a fault that is excepted, on the last day too', () => {
    expect(judge(found(), [exception], today)).toEqual([]);
  });

  it('fails for an exception whose day is over, even if the fault is gone', () => {
    expect(judge([], [{ ...exception, until: '2026-11-24' }], today)).toEqual([
      'The exception for leaky (GHSA-abcd-1234-wxyz) ended 2026-11-24.',
    ]);
  });

  it('does not except another package with the same fault', () => {
    expect(judge(found(), [{ ...exception, package: 'other' }], today)).toHaveLength(1);
  });

  it('takes no silence for a clean answer', () => {
    expect(auditFrom('{"message":"405 Method Not Allowed","error":{}}')).toEqual({
      kind: 'not answered',
      because: '405 Method Not Allowed',
    });
    expect(auditFrom('').kind).toBe('not answered');
  });

  it('takes no exception without a reason or a last day', () => {
    expect(() => readExceptions(JSON.stringify([{ ...exception, reason: 'later' }]))).toThrow(
      'reason',
    );
    expect(() => readExceptions(JSON.stringify([{ ...exception, until: 'never' }]))).toThrow(
      'until',
    );
  });

  it('has exceptions that can be read', async () => {
    const place = new URL('../../../scripts/audit/exceptions.json', import.meta.url);
    expect(readExceptions(await readFile(place, 'utf8'))).toEqual([]);
  });
});
