import { expect, test, vi } from 'vitest';
import { createFoundRegions } from '../../../main/partitions/found-regions.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { given, pairNamed } from '../../support/engine/iam.ts';

const oldKey = pairNamed('old').id;
const newKey = pairNamed('new').id;

function regions(kept: Record<string, string>, options: { readonly isFull?: boolean } = {}) {
  const replaced: { readonly oldKey: typeof oldKey; readonly newKey: typeof oldKey }[] = [];
  const error = vi.fn();
  let settings = kept;
  const found = createFoundRegions({
    kept: {
      get: () => settings,
      set: (next) => {
        if (options.isFull === true) throw new FailureError({ code: 'FILE_NOT_SAVED' });
        settings = next;
      },
    },
    replaced: () => replaced,
    log: { error },
  });
  return { found, replaced, error, settings: () => settings };
}

test('a rotated key is where its forerunner was found, at once and after the rotation is forgotten', () => {
  const here = regions({ [oldKey]: 'cn-north-1' });
  expect(here.found.of(newKey)).toBeUndefined();
  here.replaced.push({ oldKey, newKey });
  expect(here.found.of(newKey)).toBe('cn-north-1');
  here.found.carry();
  here.replaced.pop();
  expect(here.found.of(newKey)).toBe('cn-north-1');
  // An undo brings the old one back.
  expect(here.found.of(oldKey)).toBe('cn-north-1');
});

test('what can’t be written down holds all the same, and is not tried with every change', () => {
  const here = regions({ [oldKey]: 'cn-north-1' }, { isFull: true });
  here.replaced.push({ oldKey, newKey });
  here.found.carry();
  here.found.carry();
  expect(here.found.of(newKey)).toBe('cn-north-1');
  expect(here.error).toHaveBeenCalledTimes(1);
});

test('settings that were edited by hand lead nowhere else', () => {
  const here = regions({ [oldKey]: 'evil.example' });
  expect(here.found.of(oldKey)).toBeUndefined();
});

test('the oldest go, the settings do not grow without end', () => {
  const here = regions({});
  const ids = Array.from({ length: 300 }, (_, index) =>
    given(accessKeyId(`AKIA${String(index).padStart(16, '0')}`)),
  );
  for (const id of ids) here.found.remember(id, 'cn-north-1');
  expect(Object.keys(here.settings())).toHaveLength(200);
  expect(here.found.of(given(ids.at(-1)))).toBe('cn-north-1');
  expect(here.found.of(given(ids[0]))).toBeUndefined();
});
