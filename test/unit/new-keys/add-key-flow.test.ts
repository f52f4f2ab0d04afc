import { describe, expect, test, vi } from 'vitest';
import { createAddKeyFlow, type AddKeyFlowOptions } from '../../../main/new-keys/add-key-flow.ts';
import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import type { AwsKeyAnswer } from '../../../main/snapshot/ask-about-keys.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { type AccessKeyId, accessKeyId, profileName } from '../../../shared/values/identifiers.ts';

const text = 'AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const id = idOf('AKIAIOSFODNN7EXAMPLE');

function idOf(word: string): AccessKeyId {
  const found = accessKeyId(word);
  if (found === undefined) throw new Error('the id is well-formed');
  return found;
}

/** A desk with something copied, and AWS that answers so. */
function desk(known: AwsKeyAnswer, changes: Partial<AddKeyFlowOptions> = {}) {
  let copied = text;
  let forget: () => void = () => undefined;
  const saved: KeyPair[] = [];
  const hasId: AccessKeyId[] = [];
  const addKey = vi.fn(async (pair: KeyPair) => {
    saved.push(pair);
  });
  const keys = createAddKeyFlow({
    askWhoseKey: async () => known,
    connectionFor: async () => ({ region: 'us-east-1' }),
    partitions: { view: () => undefined },
    files: {
      locationsOf: async (key) => (hasId.includes(key) ? places : []),
      pairOf: async (key) => saved.find((pair) => pair.id === key),
    },
    clock: {
      now: () => 0,
      monotonic: () => 0,
      sleep: () =>
        new Promise((resolve) => {
          forget = resolve;
        }),
    },
    clipboard: {
      read: async () => copied,
      empty: async () => {
        copied = '';
      },
    },
    askForFile: async () => undefined,
    readFile: async () => undefined,
    addKey,
    changed: () => undefined,
    ...changes,
  });
  return {
    keys,
    addKey,
    hasId,
    copied: () => copied,
    copy: (other: string) => {
      copied = other;
    },
    timePasses: () => {
      forget();
    },
  };
}

const work = profileName('work');
const places =
  work === undefined
    ? []
    : [{ path: '/home/ana/.aws/credentials', section: 'work', profile: work, line: 2 }];

test.each([
  ['than one with a key can be', async () => Buffer.alloc(70_000)],
  [
    'than any that is read',
    async () => {
      throw new FailureError({ code: 'FILE_TOO_LARGE', path: '/key.csv' });
    },
  ],
])('a file that is larger %s is named as such', async (_, readFile) => {
  const { keys } = desk(accepted, { askForFile: async () => '/key.csv', readFile });
  const failure = new FailureError({ code: 'NEW_KEY_TOO_LARGE', path: '/key.csv' });
  await expect(keys.read('CSV file')).rejects.toEqual(failure);
  await expect(keys.readDropped('/key.csv')).rejects.toEqual(failure);
});

const accepted: AwsKeyAnswer = {
  state: 'known',
  account: '1',
  user: 'ana',
  arn: 'arn:aws:iam::111122223333:user/ana',
  createdAt: undefined,
  keys: [],
};

describe('a key that was copied', () => {
  test('is read, asked about, added, and taken out of the clipboard', async () => {
    const { keys, addKey, copied } = desk(accepted);
    expect(await keys.read('clipboard')).toBe(true);
    expect(keys.view()).toEqual({
      state: 'read',
      from: 'clipboard',
      keys: [
        {
          keyId: id,
          heldBy: [],
          asked: { answer: 'accepted', account: '1', user: 'ana' },
        },
      ],
    });
    await keys.add(id, 'work');
    expect(addKey).toHaveBeenCalledWith(expect.objectContaining({ id }), 'work');
    expect(copied()).toBe('');
    expect(keys.view()).toMatchObject({ state: 'added', profile: 'work', clipboardEmptied: true });
  });

  test('never shows its secret', async () => {
    const { keys } = desk(accepted);
    await keys.read('clipboard');
    expect(JSON.stringify(keys.view())).not.toContain('wJalr');
  });

  test('leaves alone what a person has copied since', async () => {
    const { keys, copy, copied } = desk(accepted);
    await keys.read('clipboard');
    copy('a recipe');
    await keys.add(id, 'work');
    expect(copied()).toBe('a recipe');
    expect(keys.view()).toMatchObject({ clipboardEmptied: false });
  });

  test('stays in the clipboard beside another one that is in no file yet: AWS tells a secret once', async () => {
    const other = idOf('AKIAI44QH8DHBEXAMPLE');
    const both = [id, other].map(
      (key) => `aws_access_key_id = ${key}\naws_secret_access_key = ${key.padEnd(40, 'x')}\n`,
    );
    const { keys, copy, copied, hasId } = desk(accepted);
    // A file has its ID, without the secret.
    hasId.push(other);
    copy(both.join(''));
    await keys.read('clipboard');
    await keys.add(id, 'work');
    expect(copied()).toBe(both.join(''));
    expect(keys.view()).toMatchObject({ state: 'added', clipboardEmptied: false });
    await keys.read('clipboard');
    await keys.add(other, 'home');
    expect(copied()).toBe('');
  });

  test('is added, whatever the clipboard does then', async () => {
    let reads = 0;
    const clipboard = {
      read: () => {
        reads += 1;
        return reads === 1 ? Promise.resolve(text) : Promise.reject(new Error('busy'));
      },
      empty: () => Promise.resolve(),
    };
    const { keys } = desk(accepted, { clipboard });
    await keys.read('clipboard');
    await keys.add(id, 'work');
    expect(keys.view()).toMatchObject({ state: 'added', clipboardEmptied: false });
  });

  test('is forgotten after a while, or when a person says so', async () => {
    const { keys, timePasses } = desk(accepted);
    await keys.read('clipboard');
    timePasses();
    await vi.waitFor(() => {
      expect(keys.view()).toBeUndefined();
    });
    await keys.read('clipboard');
    keys.forget();
    expect(keys.view()).toBeUndefined();
    await expect(keys.add(id, 'work')).rejects.toThrow('BAD_REQUEST');
  });

  test.each(['my key', 'DEFAULT', ''])('gets no name such as “%s”', async (name) => {
    const { keys, addKey } = desk(accepted);
    await keys.read('clipboard');
    await expect(keys.add(id, name)).rejects.toThrow('BAD_REQUEST');
    expect(addKey).not.toHaveBeenCalled();
  });

  test('that can’t be added stays, and may be tried again', async () => {
    const addKey = vi.fn(() => Promise.reject(new FailureError({ code: 'PLACE_TAKEN' })));
    const { keys } = desk(accepted, { addKey });
    await keys.read('clipboard');
    await expect(keys.add(id, 'work')).rejects.toThrow('PLACE_TAKEN');
    expect(keys.view()).toMatchObject({ state: 'read' });
  });
});

describe('what AWS says of it is told:', () => {
  test.each<[AwsKeyAnswer, string]>([
    [{ state: 'root user', account: '1' }, 'ROOT_USER'],
    [{ state: 'not a user', account: '1' }, 'CANNOT_ROTATE'],
    [{ state: 'not known', failure: { code: 'OFFLINE' } }, 'OFFLINE'],
  ])('%j', async (known, code) => {
    const { keys } = desk(known);
    await keys.read('clipboard');
    expect(keys.view()).toMatchObject({ keys: [{ asked: { answer: 'none', failure: { code } } }] });
  });

  test('it is asked again where it did not answer', async () => {
    const answers: AwsKeyAnswer[] = [
      { state: 'not known', failure: { code: 'OFFLINE' } },
      accepted,
    ];
    const { keys } = desk(accepted, { askWhoseKey: async () => answers.shift() ?? accepted });
    await keys.read('clipboard');
    await keys.ask();
    expect(keys.view()).toMatchObject({ keys: [{ asked: { answer: 'accepted' } }] });
  });
});

describe('a key that may be of another partition', () => {
  const refused: AwsKeyAnswer = {
    state: 'not known',
    failure: { code: 'KEY_NOT_ACCEPTED', region: 'us-east-1' },
  };
  const inChina = (profile: string | undefined) =>
    profile === 'beijing' ? 'cn-north-1' : 'us-east-1';

  function newcomer() {
    const regions: string[] = [];
    const { keys } = desk(refused, {
      connectionFor: async (_pair, profile) => ({ region: inChina(profile) }),
      askWhoseKey: async ({ connection: { region } }) => {
        regions.push(region);
        return region === 'cn-north-1' ? accepted : refused;
      },
      partitions: { view: ({ failure }) => failure && { state: 'may be asked' } },
    });
    return { keys, regions };
  }

  test('is asked about in the region of the profile that it is for, once that is named', async () => {
    const { keys, regions } = newcomer();
    await keys.read('clipboard');
    expect(keys.view()).toMatchObject({ keys: [{ partitions: { state: 'may be asked' } }] });
    expect(keys.keyOf(id)).toMatchObject({ connection: { region: 'us-east-1' } });
    await keys.ask('beijing');
    expect(regions).toEqual(['us-east-1', 'cn-north-1']);
    expect(keys.view()).toMatchObject({ keys: [{ asked: { answer: 'accepted' } }] });
    expect(JSON.stringify(keys.view())).not.toContain('partitions');
  });

  test('is asked about once more where it was found, and in no other way than before', async () => {
    const { keys, regions } = newcomer();
    await keys.read('clipboard');
    await keys.ask('other');
    await keys.askAbout(id);
    await keys.askAbout(idOf('AKIAUNKNOWNUNKNOWN00'));
    expect(regions).toEqual(['us-east-1', 'us-east-1', 'us-east-1']);
  });

  test('is held by nobody once it is forgotten', async () => {
    const { keys } = newcomer();
    await keys.read('clipboard');
    keys.forget();
    expect(keys.keyOf(id)).toBeUndefined();
  });
});

describe('a file', () => {
  test('that nobody chose is none', async () => {
    const { keys } = desk(accepted);
    expect(await keys.read('CSV file')).toBe(false);
    expect(keys.view()).toBeUndefined();
  });

  test('that is gone is told', async () => {
    const { keys } = desk(accepted, { askForFile: async () => '/gone.csv' });
    await expect(keys.read('CSV file')).rejects.toMatchObject({
      failure: { code: 'FILE_NOT_READABLE', path: '/gone.csv' },
    });
  });

  test('is read, and the clipboard left alone', async () => {
    const readFile = async () =>
      Buffer.from(`Access key ID,Secret access key\n${text.replace(' ', ',')}`);
    const { keys, copied } = desk(accepted, { askForFile: async () => '/key.csv', readFile });
    expect(await keys.read('CSV file')).toBe(true);
    await keys.add(id, 'work');
    expect(copied()).toBe(text);
    expect(keys.view()).toMatchObject({
      state: 'added',
      from: 'CSV file',
      clipboardEmptied: false,
    });
  });
});
