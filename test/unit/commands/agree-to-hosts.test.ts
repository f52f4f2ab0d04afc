import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../../main/aws/connection/connection.ts';
import { withAgreement } from '../../../main/aws/other-hosts/agreement.ts';
import { createAgreeToHosts } from '../../../main/commands/agree-to-hosts.ts';
import { createFakeFiles } from '../../support/engine/files.ts';
import { pairNamed } from '../../support/engine/iam.ts';
import { createPower } from '../../support/engine/power.ts';
import { credentials } from '../../support/engine/world.ts';

/** A profile "work" that leads to this computer, and what was agreed to. */
function asking() {
  const files = createFakeFiles();
  files.put(credentials, 'work', pairNamed('own'));
  files.endpoints.set('work', 'http://localhost:4566');
  const trusted = new Map<string, readonly string[]>();
  let checks = 0;
  const askThere = createAgreeToHosts({
    files: files.port(createPower(() => undefined)),
    connectionOf: (profile) =>
      withAgreement(
        connectionOf(profile, { AWS_ENDPOINT_URL_STS: 'https://sts.example.test' }),
        profile.name,
        {
          get: (name) => trusted.get(name) ?? [],
        },
      ),
    trustedHosts: {
      set: (name, hosts) => {
        trusted.set(name, hosts);
      },
    },
    check: async () => {
      checks += 1;
    },
  });
  return { askThere, files, trusted, checks: () => checks };
}

const hosts = ['localhost:4566', 'sts.example.test'];

describe('a person agrees to where requests of a profile go', () => {
  test('and it is remembered, and asked there', async () => {
    const { askThere, trusted, checks } = asking();
    await askThere({ profile: 'work', hosts });
    expect([...trusted]).toEqual([['work', hosts]]);
    expect(checks()).toBe(1);
  });

  test('but not to where it leads by now: that has to be shown first', async () => {
    const { askThere, files, trusted } = asking();
    files.endpoints.set('work', 'https://iam.example.test');
    await expect(askThere({ profile: 'work', hosts })).rejects.toMatchObject({
      failure: {
        code: 'ENDPOINT_NOT_AWS',
        profile: 'work',
        hosts: ['iam.example.test', 'sts.example.test'],
      },
    });
    expect([...trusted]).toEqual([]);
  });

  test.each([[[]], [['localhost:4566']], [['sts.example.test', 'localhost:4566']], [['a.test']]])(
    'nor to hosts that nobody has shown: %j',
    async (others) => {
      const { askThere, trusted } = asking();
      await expect(askThere({ profile: 'work', hosts: others })).rejects.toThrow(
        'ENDPOINT_NOT_AWS',
      );
      expect([...trusted]).toEqual([]);
    },
  );

  test('nothing is remembered of a profile whose requests go to AWS', async () => {
    const { askThere, files, trusted } = asking();
    files.endpoints.set('work', 'https://iam.amazonaws.com');
    await expect(askThere({ profile: 'work', hosts })).rejects.toMatchObject({
      failure: { hosts: ['sts.example.test'] },
    });
    expect([...trusted]).toEqual([]);
  });

  test('for a key that has no profile yet', async () => {
    const { askThere, trusted, checks } = asking();
    await askThere({ profile: '', hosts: ['sts.example.test'] });
    expect([...trusted]).toEqual([['', ['sts.example.test']]]);
    expect(checks()).toBe(0);
  });
});
