import { expect, test } from 'vitest';
import { type CaseReading, type ReaderCase, readerCases } from '../../support/reader-cases.ts';
import { type Reading, throughBotocore, throughSdk } from './readers.ts';
import { inWorkshop } from './workshop.ts';

/** What a reading says of the profile of a case, in the words of the documentation. */
function asTold(reading: Reading, { profile }: ReaderCase): CaseReading {
  const { aws_access_key_id: id, aws_secret_access_key: secret } = reading[profile] ?? {};
  if (id === 'ID' && secret === 'SECRET') return 'the pair';
  return typeof id === 'string' && id !== '' ? `the id is ${id}` : 'no pair';
}

test.each(readerCases)('the AWS SDK for JavaScript reads $title as documented', (given) =>
  inWorkshop(async ({ folder }) => {
    const { credentials, config } = await throughSdk(given.text, folder);
    const reading = given.kind === 'config' ? config : credentials;
    expect(asTold(reading, given)).toBe(given.javaScript);
  }),
);

test('botocore, and with it the AWS CLI, reads all of them as documented', () => {
  const readings = throughBotocore(readerCases.map(({ text }) => text));
  if (readings === undefined) return;
  for (const [index, given] of readerCases.entries()) {
    const read = readings[index];
    const told =
      read === null || read === undefined ? 'refuses the file' : asTold(read[given.kind], given);
    expect(told, given.title).toBe(given.botocore);
  }
});
