import { expect, test } from 'vitest';
import type { AwsSession, Identity } from '../../../../main/aws/session.ts';
import { followingRename } from '../../../../main/rotation/signing/renamed-user.ts';
import { FailureError } from '../../../../shared/values/failure.ts';
import { accountId, userId } from '../../../../shared/values/identifiers.ts';
import { noNetwork } from '../../../support/app-state.ts';
import { given } from '../../../support/engine/iam.ts';

const account = given(accountId('111122223333'));
const nina = given(userId('AIDANINA1'));

/** A user of this name today, and the names by which AWS was asked for keys. */
function sessionOf(name: string, id = nina): { session: AwsSession; asked: string[] } {
  const asked: string[] = [];
  const identity: Identity = {
    account,
    userId: id,
    arn: `arn:aws:iam::${account}:user/${name}`,
    userName: name,
    kind: 'user',
  };
  const session: AwsSession = {
    ...noNetwork,
    identity: () => Promise.resolve(identity),
    listKeys: async (userName) => {
      asked.push(userName);
      if (userName !== name) throw new FailureError({ code: 'NO_SUCH_USER' });
      return [];
    },
  };
  return { session: followingRename(session, { account, userId: nina }), asked };
}

test('a renamed user is asked for by today’s name, and from then on at once', async () => {
  const { session, asked } = sessionOf('nora');
  expect(await session.listKeys('nina')).toEqual([]);
  expect(await session.listKeys('nina')).toEqual([]);
  expect(asked).toEqual(['nina', 'nora', 'nora']);
});

test('another user who signs is never asked for in their place', async () => {
  const { session, asked } = sessionOf('ben', given(userId('AIDABEN')));
  await expect(session.listKeys('nina')).rejects.toMatchObject({
    failure: { code: 'NO_SUCH_USER' },
  });
  expect(asked).toEqual(['nina']);
});

test('a user who is gone by the same name is asked for once', async () => {
  const { session, asked } = sessionOf('nina');
  expect(await session.listKeys('nina')).toEqual([]);
  expect(asked).toEqual(['nina']);
});
