import { describe, expect, test } from 'vitest';
import { newRecord } from '../../../main/locks/lock-record.ts';
import type { ProcessIdentity } from '../../../main/locks/process-identity.ts';
import { judge, type Verdict } from '../../../main/locks/verdict.ts';

const me: ProcessIdentity = {
  host: 'annas-laptop',
  machine: 'a1',
  boot: 'boot 1',
  processSpace: 'pid:[1]',
  process: 4242,
  started: '100',
};
const onMac: ProcessIdentity = {
  ...me,
  machine: '',
  boot: 5_000_000,
  processSpace: '',
  started: '',
};

type Case = readonly [
  words: string,
  verdict: Verdict,
  changes: Partial<ProcessIdentity>,
  started: string | undefined,
];

describe.each<[string, ProcessIdentity, readonly Case[]]>([
  [
    'where the system tells everything, a lock',
    me,
    [
      ['of a process that is there', 'living', {}, '100'],
      ['of a process that has ended', 'fallen', {}, undefined],
      ['of a process whose number another one has', 'fallen', {}, '200'],
      ['of a process that may not be looked at', 'living', {}, ''],
      ['that does not say when its process began', 'living', { started: '' }, '200'],
      [
        'of the same number, before the system was started again',
        'fallen',
        { boot: 'boot 0' },
        '100',
      ],
      ['of this computer under the name it had before', 'living', { host: 'old-name' }, '100'],
      [
        'of this computer under another name, before a start, as a copy of it would have one,',
        'foreign',
        { host: 'b', boot: 'c' },
        '1',
      ],
      ['of another computer', 'foreign', { machine: 'b2', boot: 'boot 9' }, undefined],
      ['of a computer that has no id', 'foreign', { machine: '', boot: 'boot 9' }, undefined],
      [
        'of a container here with an id of its own',
        'foreign',
        { machine: 'b2', processSpace: 'x' },
        '1',
      ],
      ['of a container that looks like this computer', 'foreign', { processSpace: 'x' }, undefined],
      ['of a sandbox that shares the processes', 'fallen', { machine: 'b2' }, undefined],
    ],
  ],
  [
    'where it tells the hour of its start alone, a lock',
    onMac,
    [
      ['of a process that is there', 'living', {}, ''],
      ['of a process that has ended', 'fallen', {}, undefined],
      ['of the same start, by a clock set right since', 'living', { boot: 5_030_000 }, ''],
      ['of an earlier start', 'fallen', { boot: 4_000_000 }, ''],
      ['that gives an id of its start', 'living', { boot: 'boot 1' }, ''],
      ['of another name', 'foreign', { host: 'bobs-laptop' }, undefined],
      ['of another name and the same hour of start', 'foreign', { host: 'b' }, ''],
    ],
  ],
])('%s', (_, self, cases) => {
  test.each(cases)('%s is %s', async (_words, verdict, changes, started) => {
    const record = newRecord({ ...self, ...changes });
    expect(await judge(record, self, () => Promise.resolve(started))).toBe(verdict);
  });
});
