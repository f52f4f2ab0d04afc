import { GenerateCredentialReportCommand, GetCredentialReportCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../../shared/team/credential-report.ts';
import { failureOf, iam } from './clients.ts';
import { isInstalled, startDoubleWitness, startMotoWitness } from './witnesses.ts';
import type { Witness } from './witnesses.ts';

const double = { name: 'the double', start: startDoubleWitness };
const moto = { name: 'moto', start: startMotoWitness };
const isMotoHere = isInstalled('moto_server');
if (!isMotoHere) console.log('not applicable: moto is not installed');

describe.each(isMotoHere ? [double, moto] : [double])(
  '$name has credential reports',
  ({ start }) => {
    let witness: Witness;
    beforeAll(async () => {
      witness = await start();
    }, 30_000);
    afterAll(() => witness?.close());

    test('none before one is made; then one of everybody, that Keyturn can read', async () => {
      const { key, name, path } = await witness.newUser();
      const client = iam({ url: witness.url, key });
      const early = await failureOf(client.send(new GetCredentialReportCommand({})));
      expect(early).toMatchObject({
        code: expect.stringContaining('ReportNotPresent'),
        status: 410,
      });

      const { State: begun } = await client.send(new GenerateCredentialReportCommand({}));
      expect(begun).toBe('STARTED');
      let state: string | undefined = begun;
      for (let calls = 0; calls < 5 && state !== 'COMPLETE'; calls += 1) {
        ({ State: state } = await client.send(new GenerateCredentialReportCommand({})));
      }
      expect(state).toBe('COMPLETE');

      const report = await client.send(new GetCredentialReportCommand({}));
      expect(report.ReportFormat).toBe('text/csv');
      expect(report.GeneratedTime).toBeInstanceOf(Date);
      const read = readReport(new TextDecoder().decode(report.Content));
      expect(read?.unread).toBe(0);
      const user = read?.users.find((each) => each.user === name);
      expect(user).toMatchObject({
        arn: `arn:aws:iam::123456789012:user${path}${name}`,
        isRoot: false,
        keys: [{ place: 1, status: 'Active', changedAt: expect.any(Number) }],
      });
    });
  },
);
