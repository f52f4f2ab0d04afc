import { describe, expect, test, vi } from 'vitest';
import { readNewKeys } from '../../../main/credentials/new-keys/read-new-keys.ts';
import { updateChecklist } from '../../../main/handout/handout-checklist.ts';
import { createHandoutClipboard } from '../../../main/handout/handout-clipboard.ts';
import { handoutText } from '../../../main/handout/handout-text.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { HandoutFormat } from '../../../shared/contract/handout.ts';
import { accessKeyId, rotationId } from '../../../shared/values/identifiers.ts';

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it is well-formed');
  return value;
}

const pair = {
  id: given(accessKeyId('AKIAIOSFODNN7EXAMPLE')),
  secret: new Secret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'),
};
const rotation = given(rotationId('a'.repeat(26)));

function hand() {
  let copied = '';
  let isBroken = false;
  const minutes: (() => void)[] = [];
  const handoutClipboard = createHandoutClipboard({
    clock: {
      now: () => 1000,
      monotonic: () => 0,
      sleep: () =>
        new Promise((resolve) => {
          minutes.push(resolve);
        }),
    },
    clipboard: {
      read: async () => copied,
      write: async (text) => {
        copied = text;
      },
      empty: async () => {
        if (isBroken) throw new Error('busy');
        copied = '';
      },
    },
    newPairOf: async () => pair,
    changed: () => undefined,
  });
  return {
    handoutClipboard,
    copied: () => copied,
    breaks: (now: boolean) => {
      isBroken = now;
    },
    copy: (text: string) => {
      copied = text;
    },
    /** Since the copy of that number. */
    aMinutePasses: (since = 0) => {
      minutes[since]?.();
    },
  };
}

test.each(HandoutFormat.options)('a pair handed out for %s is read as it was', (format) => {
  const [read] = readNewKeys(Buffer.from(handoutText(pair, format)));
  expect(read?.pair.id).toBe(pair.id);
  expect(read?.pair.secret.reveal()).toBe(pair.secret.reveal());
});

describe('a pair in the clipboard', () => {
  test('is taken out after a minute, and the window counts down', async () => {
    const { handoutClipboard, copied, aMinutePasses } = hand();
    await handoutClipboard.copy(rotation, 'env file');
    expect(copied()).toContain("AWS_ACCESS_KEY_ID='AKIAIOSFODNN7EXAMPLE'");
    expect(handoutClipboard.view()).toEqual({ rotation, format: 'env file', until: 61_000 });
    aMinutePasses();
    await vi.waitFor(() => {
      expect(copied()).toBe('');
    });
    expect(handoutClipboard.view()).toBeUndefined();
  });

  test('is taken out when a person quits', async () => {
    const { handoutClipboard, copied } = hand();
    await handoutClipboard.copy(rotation, 'JSON');
    await handoutClipboard.end();
    expect(copied()).toBe('');
    await handoutClipboard.end();
  });

  test('leaves alone what was copied since', async () => {
    const { handoutClipboard, copied, copy, aMinutePasses } = hand();
    await handoutClipboard.copy(rotation, 'bash');
    copy('a recipe');
    aMinutePasses();
    await vi.waitFor(() => {
      expect(handoutClipboard.view()).toBeUndefined();
    });
    expect(copied()).toBe('a recipe');
  });

  test('is taken out once the clipboard can be written again, and is shown until then', async () => {
    const { handoutClipboard, copied, breaks, aMinutePasses } = hand();
    await handoutClipboard.copy(rotation, 'bash');
    breaks(true);
    aMinutePasses();
    await new Promise(setImmediate);
    expect(copied()).toContain('AWS_SECRET_ACCESS_KEY');
    expect(handoutClipboard.view()).toBeDefined();
    breaks(false);
    aMinutePasses(1);
    await vi.waitFor(() => {
      expect(handoutClipboard.view()).toBeUndefined();
    });
    expect(copied()).toBe('');
  });

  test('that is copied again has its whole minute', async () => {
    const { handoutClipboard, copied, aMinutePasses } = hand();
    await handoutClipboard.copy(rotation, 'bash');
    await handoutClipboard.copy(rotation, 'fish');
    aMinutePasses(0);
    await new Promise(setImmediate);
    expect(handoutClipboard.view()?.format).toBe('fish');
    expect(copied()).toContain('set -gx');
    aMinutePasses(1);
    await vi.waitFor(() => {
      expect(copied()).toBe('');
    });
  });
});

describe('a place', () => {
  const before = { one: ['Cyberduck'], gone: ['rclone'] } as const;

  test('is ticked once, and ticks of rotations that are gone are forgotten', () => {
    const first = updateChecklist(before, { rotation: 'one', place: 'rclone', isChecked: true }, [
      'one',
    ]);
    expect(first).toEqual({ one: ['Cyberduck', 'rclone'] });
    expect(
      updateChecklist(first, { rotation: 'one', place: 'rclone', isChecked: true }, ['one']),
    ).toEqual(first);
  });

  test('is unticked', () => {
    const place = { rotation: 'one', place: 'Cyberduck', isChecked: false } as const;
    expect(updateChecklist(before, place, ['one'])).toEqual({ one: [] });
  });
});
