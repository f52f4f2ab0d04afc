import { describe, expect, test } from 'vitest';
import { mayAttachPolicy, obstaclesOf } from '../../../../shared/permissions/obstacles.ts';
import { refusalInWords } from '../../../../shared/permissions/refusal-in-words.ts';
import * as german from '../../../../shared/words/de/permissions.ts';
import * as english from '../../../../shared/words/en/permissions.ts';
import { permissions } from '../../../support/fixtures/permissions.ts';

const choice = { scope: 'this user', needsMfa: false } as const;

describe.each([
  ['English', english, /Please attach/],
  ['German', german, /Bitte hängen/],
])(
  'the message to an administrator (%s)',
  (_, { messageToAdministrator, obstacleWords }, attach) => {
    test('asks to attach the policy where rights are missing', () => {
      const message = messageToAdministrator(permissions.refused, choice);
      expect(message).toMatch(attach);
      expect(message).toContain('"Effect": "Allow"');
    });

    test.each([
      ['an organisation and a policy', permissions.obstructed],
      ['AWS’s quarantine', permissions.inQuarantine],
    ])('never asks for an Allow against what denies: %s', (__, user) => {
      const message = messageToAdministrator(user, choice);
      expect(message).not.toMatch(attach);
      expect(message).not.toContain('"Effect"');
      for (const { obstacle, rights } of obstaclesOf(user)) {
        expect(message).toContain(obstacleWords[obstacle]);
        for (const right of rights) expect(message).toContain(refusalInWords(user, right));
      }
    });

    test('says both where some rights are missing and others are denied', () => {
      const [denied] = obstaclesOf(permissions.obstructed);
      const rights = [...permissions.refused.rights.slice(0, 2), ...(denied?.rights ?? [])];
      const message = messageToAdministrator({ ...permissions.refused, rights }, choice);
      expect(message).toMatch(attach);
      expect(message).toContain(obstacleWords.DENIED_BY_ORGANISATION);
    });
  },
);

test('what denies is told once for all the calls that it denies, with the policy that AWS names', () => {
  expect(
    obstaclesOf(permissions.obstructed).map(({ obstacle, rights, policy }) => ({
      obstacle,
      calls: rights.map(({ action }) => action),
      isNamed: policy !== undefined,
    })),
  ).toEqual([
    {
      obstacle: 'DENIED_BY_ORGANISATION',
      calls: ['CreateAccessKey', 'UpdateAccessKey'],
      isNamed: true,
    },
    { obstacle: 'EXPLICITLY_DENIED', calls: ['DeleteAccessKey'], isNamed: false },
  ]);
});

test('a policy is offered unless nothing that AWS has refused can be attached', () => {
  expect(mayAttachPolicy(permissions.untried)).toBe(true);
  expect(mayAttachPolicy(permissions.refused)).toBe(true);
  expect(mayAttachPolicy(permissions.obstructed)).toBe(false);
});
