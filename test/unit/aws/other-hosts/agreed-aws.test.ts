import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../../main/aws/connection/connection.ts';
import { agreedAws } from '../../../../main/aws/other-hosts/agreed-aws.ts';
import { alreadyAgreed, withAgreement } from '../../../../main/aws/other-hosts/agreement.ts';
import { insecurityOf } from '../../../../main/aws/secure-aws.ts';
import type { Signer } from '../../../../main/aws/session.ts';
import { noNetwork } from '../../../support/app-state.ts';
import { pairNamed } from '../../../support/engine/iam.ts';

const local = { region: 'eu-central-1', stsEndpoint: 'http://localhost:4566' };
const nobody = { get: () => [] };

/** Whether a session of this connection comes as far as the wall's other side, and what its first call comes to. */
async function opened(connection: Connection) {
  const signers: Signer[] = [];
  const aws = agreedAws({
    session: (signer) => {
      signers.push(signer);
      return noNetwork;
    },
    clockOffset: () => undefined,
  });
  const session = aws.session({ pair: pairNamed('own'), connection });
  const failure: unknown = await session.identity().catch((cause: unknown) => cause);
  return {
    signers,
    isOpen: signers.length > 0,
    failure,
    created: await session.createKey('ada').catch(() => undefined),
  };
}

describe('nothing is signed', () => {
  test('for a host that no person has agreed to, in any connection', async () => {
    const failure = { code: 'ENDPOINT_NOT_AWS', profile: '', hosts: ['localhost:4566'] };
    expect(await opened(local)).toMatchObject({
      isOpen: false,
      failure: { failure },
      created: { kind: 'refused', failure },
    });
  });

  test('for a profile of which nothing was said, and it is named', async () => {
    expect(await opened(withAgreement(local, 'prod', nobody))).toMatchObject({
      isOpen: false,
      failure: { failure: { profile: 'prod', hosts: ['localhost:4566'] } },
    });
  });

  test('for another port, or for one host more', async () => {
    const trusted = { get: () => ['localhost:4567'] };
    expect(await opened(withAgreement(local, 'prod', trusted))).toMatchObject({ isOpen: false });
    const two = { ...local, iamEndpoint: 'https://iam.example.test' };
    const one = { get: () => ['localhost:4566'] };
    expect(await opened(withAgreement(two, 'prod', one))).toMatchObject({
      isOpen: false,
      failure: { failure: { hosts: ['iam.example.test', 'localhost:4566'] } },
    });
  });
});

describe('requests go on', () => {
  test('to a host that was agreed to for this profile', async () => {
    const trusted = { get: (name: string) => (name === 'prod' ? ['localhost:4566'] : []) };
    expect(await opened(withAgreement(local, 'prod', trusted))).toMatchObject({ isOpen: true });
    expect(await opened(withAgreement(local, 'other', trusted))).toMatchObject({ isOpen: false });
  });

  test('in one session for the same endpoint, with the agreement of any profile', async () => {
    const trusted = { get: () => ['localhost:4566'] };
    const { signers } = await opened(withAgreement(local, 'prod', trusted));
    expect(signers.map(({ connection }) => connection)).toEqual([local]);
    const toAws = { region: 'eu-central-1', iamEndpoint: 'https://iam.amazonaws.com' };
    expect(withAgreement(toAws, 'prod', trusted)).toEqual(toAws);
    expect(alreadyAgreed(toAws)).toEqual(toAws);
  });

  test('to AWS, and to where a rotation has begun', async () => {
    expect(await opened({ region: 'eu-central-1' })).toMatchObject({ isOpen: true });
    expect(await opened(alreadyAgreed(local))).toMatchObject({ isOpen: true });
  });

  test('to the other wall, where an address must not be used at all', async () => {
    const insecure = { region: 'eu-central-1', iamEndpoint: 'http://10.0.0.5' };
    expect(await opened(insecure)).toMatchObject({ isOpen: true });
    expect(insecurityOf(insecure)).toMatchObject({ code: 'ENDPOINT_NOT_SECURE' });
  });
});
