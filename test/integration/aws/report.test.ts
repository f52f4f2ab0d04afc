import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { observedAws } from '../../../main/aws/observed-aws.ts';
import { readReport } from '../../../shared/team/credential-report.ts';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();
const HOUR = 60 * 60 * 1000;

test('a report is made call by call, read, and out of date after four hours', async () => {
  const { open, double, pass } = scene();
  double.makeReportsSlow(2);
  const session = open();
  expect(await session.report()).toBeUndefined();
  expect(await session.makeReport()).toBe(false);
  expect(await session.report()).toBeUndefined();
  expect(await session.makeReport()).toBe(false);
  expect(await session.makeReport()).toBe(true);
  const report = await session.report();
  expect(report?.madeAt).toBeGreaterThan(Date.now() - HOUR);
  expect(readReport(report?.text ?? '')?.users.map(({ user }) => user)).toEqual([
    '<root_account>',
    'joebloggs',
  ]);

  pass(3 * HOUR);
  expect((await session.report())?.madeAt).toBe(report?.madeAt);
  pass(2 * HOUR);
  expect(await session.report()).toBeUndefined();
});

test('for a user without permission each call is denied, and the log has the outcome of each', async () => {
  const { open, user, aws } = scene();
  user.deny({ action: 'GenerateCredentialReport' });
  user.deny({ action: 'GetCredentialReport' });
  const logged: string[] = [];
  const via = observedAws(aws, ({ action, outcome }) => {
    logged.push(`${action} ${outcome}`);
  });
  const session = open({ via });
  expect(await failureOfCall(session.makeReport())).toMatchObject({
    code: 'ACCESS_DENIED',
    action: 'GenerateCredentialReport',
    awsName: 'AccessDenied',
  });
  expect((await failureOfCall(session.report())).code).toBe('ACCESS_DENIED');
  expect(logged).toEqual([
    'GenerateCredentialReport ACCESS_DENIED',
    'GetCredentialReport ACCESS_DENIED',
  ]);
});

test('a sign-in page in place of the report is no empty report', async () => {
  const { open, double } = scene();
  double.behave({ kind: 'portal' });
  expect((await failureOfCall(open().makeReport())).code).toBe('NOT_AWS');
  expect((await failureOfCall(open().report())).code).toBe('NOT_AWS');
});

/** An AWS that has one report, of so many bytes. */
async function withReportOf(
  bytes: number,
  act: (endpoint: string) => Promise<void>,
): Promise<void> {
  const content = Buffer.alloc(bytes, 'a').toString('base64');
  const body = `<GetCredentialReportResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetCredentialReportResult><Content>${content}</Content><GeneratedTime>2026-11-25T10:00:00Z</GeneratedTime></GetCredentialReportResult></GetCredentialReportResponse>`;
  const server = createServer((_request, response) => {
    response.setHeader('x-amzn-requestid', 'b1946ac9-2f3a');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'string' ? undefined : address?.port;
  try {
    await act(`http://127.0.0.1:${port ?? ''}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a report of an account with thousands of users is read', async () => {
  await withReportOf(4 * 1024 * 1024, async (endpoint) => {
    const report = await scene().open({ endpoint }).report();
    expect(report?.text).toHaveLength(4 * 1024 * 1024);
  });
}, 60_000);

test.each([9, 30])(
  'a report of %i MB is refused, not read',
  async (megabytes) => {
    await withReportOf(megabytes * 1024 * 1024, async (endpoint) => {
      const session = scene().open({ endpoint });
      expect(await failureOfCall(session.report())).toMatchObject({
        code: megabytes === 9 ? 'REPORT_NOT_UNDERSTOOD' : 'NOT_AWS',
        action: 'GetCredentialReport',
      });
    });
  },
  60_000,
);
