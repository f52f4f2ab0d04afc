import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import { createRotator } from '../../../main/rotation/rotator.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import type { PolicyChoice } from '../../../shared/contract/permissions.ts';
import { permissionPolicy } from '../../../shared/permissions/permission-policy.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import type { PolicyDocument } from '../../support/aws-double/index.ts';
import { decide } from '../../support/aws-double/rules/policy.ts';
import type { Moments } from '../../support/rotation-process/moments.ts';
import { realPorts } from '../../support/rotation-process/real-ports.ts';
import { onlyHere, profile } from '../../support/rotation-process/scenes.ts';
import { setStage, type Stage } from '../../support/rotation-process/stage.ts';

const choices = (['this user', 'everybody'] as const).flatMap((scope) =>
  [false, true].map((needsMfa): PolicyChoice => ({ scope, needsMfa })),
);
const arnOfNina = 'arn:aws:iam::111122223333:user/team/nina';

/** The document as an administrator attaches it: the text, read again. */
function documentOf(arn: string, choice: PolicyChoice): PolicyDocument {
  const document: PolicyDocument = JSON.parse(permissionPolicy(arn, choice));
  return document;
}

const undisturbed: Moments = {
  begin: () => undefined,
  reach: () => Promise.resolve(),
  through: (_, effect) => effect(),
  throughAws: (_, effect) => effect(),
  names: [],
};

/** Rotates the key of the stage, with a code where one is asked for. */
async function rotateOn(stage: Stage) {
  const device = stage.user.addMfaDevice();
  const ports = realPorts(stage.orders({ prepare: [], acts: [] }), undisturbed);
  const rotator = createRotator(ports, () => undefined);
  const id = await rotator.rotate(profile);
  await rotator.idle();
  const asked = rotator.views()[0];
  if (asked?.state === 'waiting for an answer') {
    expect(asked.question.about).toBe('MFA code');
    await rotator.answer(id, { to: 'MFA code', device: device.serial, code: device.codeAt() });
    await rotator.idle();
  }
  return { view: rotator.views()[0], wasAsked: asked?.state === 'waiting for an answer' };
}

describe.each(choices)('the policy for $scope, MFA needed: $needsMfa', (choice) => {
  test('allows a whole rotation of one’s own key, under an IAM path too', async () => {
    const stage = await setStage(onlyHere);
    try {
      stage.user.attachPolicy(documentOf(arnOfNina, choice));
      const { view, wasAsked } = await rotateOn(stage);
      expect(view).toMatchObject({ state: 'succeeded', retirement: { oldKey: 'deactivated' } });
      expect(wasAsked).toBe(choice.needsMfa);
    } finally {
      await stage.close();
    }
  });

  test('allows nothing on a colleague', async () => {
    const stage = await setStage(onlyHere);
    try {
      stage.user.attachPolicy(documentOf(arnOfNina, choice));
      const id = accessKeyId(stage.oldKey.id);
      const [theirs] = stage.aws.keysOf(stage.colleague);
      const theirId = accessKeyId(theirs?.id ?? '');
      if (id === undefined || theirId === undefined) throw new Error('both have a key');
      const session = createAws().session({
        pair: { id, secret: new Secret(stage.oldKey.secret) },
        connection: { region: 'us-east-1', iamEndpoint: stage.aws.url, stsEndpoint: stage.aws.url },
      });
      for (const attempt of [
        () => session.listKeys('omar'),
        () => session.setStatus('omar', theirId, 'Inactive'),
        () => session.deleteKey('omar', theirId),
        () => session.mfaDevices('omar'),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ failure: { code: 'ACCESS_DENIED' } });
      }
      expect((await session.createKey('omar')).kind).toBe('refused');
      session.end();
      expect(stage.aws.keysOf(stage.colleague)).toEqual([theirs]);
    } finally {
      await stage.close();
    }
  });
});

test('whatever users are called and wherever they stand, the policy meets its own and no other', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,20}$/);
  const path = fc
    .array(fc.stringMatching(/^[a-zA-Z0-9._-]{1,8}$/), { maxLength: 3 })
    .map((parts) => parts.map((part) => `${part}/`).join(''));
  const partition = fc.constantFrom('aws', 'aws-cn', 'aws-us-gov');
  const who = fc.record({ name, path });
  fc.assert(
    fc.property(who, who, partition, fc.constantFrom(...choices), (one, other, part, choice) => {
      // IAM takes no two names in an account that differ in case alone.
      fc.pre(one.name.toLowerCase() !== other.name.toLowerCase());
      const arnOf = (user: typeof one) =>
        `arn:${part}:iam::111122223333:user/${user.path}${user.name}`;
      const policy = documentOf(arnOf(one), choice);
      const ask = (resource: string) =>
        decide([policy], {
          action: 'iam:DeleteAccessKey',
          resource,
          context: new Map([
            ['aws:username', one.name],
            ['aws:multifactorauthpresent', 'true'],
          ]),
        });
      expect(ask(arnOf(one))).toBe('allowed');
      expect(ask(arnOf(other))).toBe('not allowed');
      expect(ask(arnOf(one).replace('111122223333', '444455556666'))).toBe('not allowed');
    }),
    { numRuns: 2000 },
  );
});
