import { expect, test } from 'vitest';
import { type Connection, connectionOf } from '../../../../main/aws/connection/connection.ts';
import { connectionIn } from '../../../../main/rotation/machine/connection-fields.ts';
import { BegunRecord } from '../../../../main/rotation/machine/records.ts';
import { begun } from '../records.ts';

/** Each fact that a connection may have: one that is new does not compile until it stands here. */
const everyFact: Required<Omit<Connection, 'regionFrom' | 'agreement'>> = {
  region: 'us-west-2',
  isRegionAssumed: true,
  iamEndpoint: 'https://iam.example.test',
  stsEndpoint: 'https://sts.example.test',
  useFips: true,
  useDualStack: true,
  stsRegionalEndpoints: 'legacy',
  missingServices: 'local',
  userAgentAppId: 'billing',
  caBundle: '/etc/corp.pem',
};

/** What a later start reads of the plan that was written. */
function readAgain(plan: object): BegunRecord {
  return BegunRecord.parse(JSON.parse(JSON.stringify(plan)));
}

test('a rotation goes on after a restart with all that its connection was', () => {
  expect(connectionIn(readAgain({ ...begun, ...everyFact }))).toEqual(everyFact);
});

test('a journal of an earlier version is read, and its requests go where they went', () => {
  const { region, iamEndpoint, stsEndpoint, caBundle } = everyFact;
  const earlier = { ...begun, region, iamEndpoint, stsEndpoint, caBundle };
  expect(connectionIn(readAgain(earlier))).toEqual({ region, iamEndpoint, stsEndpoint, caBundle });
});

test('what the profile says is in the journal in full', () => {
  const connection = connectionOf({ useFipsEndpoint: 'true', userAgentAppId: 'billing' }, {});
  expect(connectionIn(readAgain({ ...begun, ...connection }))).toEqual(connection);
});
