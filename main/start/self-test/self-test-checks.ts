import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../../../shared/values/failure.ts';
import { accessKeyId, accountId, profileName, userId } from '../../../shared/values/identifiers.ts';
import { samplePair } from '../../credentials/changing/replace-key-pair.ts';
import { createCredentialsFiles } from '../../credentials/credentials-files.ts';
import { createHistory } from '../../history/history.ts';
import { createLog } from '../../log/create-log.ts';
import { createJournal } from '../../rotation/journal/journal-file.ts';
import { newRotationId } from '../../rotation/machine/new-rotation-id.ts';
import type { BegunRecord } from '../../rotation/machine/records.ts';

const sampleId = 'AKIA1111111111111111';

/** Writes and reads the journal, the history and the log in this folder. Throws what prevents it. */
export async function checkStores(folder: string): Promise<void> {
  const begun = sampleRotation();
  const journal = createJournal(path.join(folder, 'journal'), { now: Date.now });
  await journal.begin(begun);
  const [read] = (await journal.load()).rotations;
  expectAsWritten(read?.begun.rotation === begun.rotation && read.damage === undefined);
  await journal.remove(begun.rotation);

  const history = createHistory(path.join(folder, 'history.jsonl'));
  const { rotation, profiles, oldKey } = begun;
  await history.append({ at: Date.now(), event: 'rotated', rotation, profiles, oldKey });
  expectAsWritten((await history.page(0, 1)).total === 1);

  const file = path.join(folder, 'logs', 'keyturn.log');
  const log = createLog({ file, level: 'info', now: Date.now });
  log.info('self-test');
  await log.flush();
  expectAsWritten((await readFile(file, 'utf8')).includes('self-test'));
}

/** Has a made-up key replaced in a file of this folder, and sees that nothing else changed. */
export async function checkCredentials(folder: string): Promise<void> {
  const file = path.join(folder, 'credentials');
  const pair = samplePair();
  const before = [
    '# nobody’s keys',
    '[default]',
    `aws_access_key_id     = ${sampleId}`,
    `aws_secret_access_key = ${'1'.repeat(40)}`,
    'region = eu-central-1',
    '',
  ].join('\r\n');
  await writeFile(file, before, { mode: 0o600 });
  const files = createCredentialsFiles({
    locations: () => [{ path: file, kind: 'credentials', from: 'home' }],
  });
  const oldKey = accessKeyId(sampleId);
  const profile = profileName('default');
  if (oldKey === undefined || profile === undefined) throw new FailureError({ code: 'UNEXPECTED' });
  await files.replaceIn(file, oldKey, pair);
  const expected = before.replace(sampleId, pair.id).replace('1'.repeat(40), pair.secret.reveal());
  expectAsWritten((await readFile(file, 'utf8')) === expected);
  expectAsWritten((await (await files.look()).readBack(profile))?.id === pair.id);
}

function sampleRotation(): Omit<BegunRecord, 'version' | 'at'> {
  const account = accountId('111122223333');
  const user = userId('AIDA1111111111111111');
  const oldKey = accessKeyId(sampleId);
  if (account === undefined || user === undefined || oldKey === undefined) {
    throw new FailureError({ code: 'UNEXPECTED' });
  }
  return {
    kind: 'begun',
    rotation: newRotationId(),
    host: 'self-test',
    machine: '',
    boot: '',
    profiles: ['default'],
    account,
    userId: user,
    userName: 'self-test',
    arn: 'arn:aws:iam::111122223333:user/self-test',
    region: 'us-east-1',
    oldKey,
    paths: [],
    rooms: [],
    backups: false,
    existing: [oldKey],
  };
}

/** Throws READ_BACK_DIFFERS where what was written is not what is read. */
function expectAsWritten(isAsWritten: boolean): void {
  if (!isAsWritten) throw new FailureError({ code: 'READ_BACK_DIFFERS' });
}
