import { describe, expect, expectTypeOf, test } from 'vitest';
import { createChanges } from '../../../main/base/changes.ts';
import { createAppState } from '../../../main/snapshot/app-state.ts';
import {
  type CompleteSlices,
  joinSlices,
  type MissingField,
  type RepeatedField,
  type SlicedSnapshot,
  type UnknownField,
} from '../../../main/snapshot/slices.ts';
import { Snapshot } from '../../../shared/contract/snapshot.ts';
import { createTestedState } from '../../support/app-state.ts';
import { createCountedClock } from '../../support/counted-clock.ts';

type Slice<Name extends keyof SlicedSnapshot> = () => Pick<SlicedSnapshot, Name>;
type AllBut<Name extends keyof SlicedSnapshot> = () => Omit<SlicedSnapshot, Name>;

describe('each field of the snapshot comes from one part, or it does not compile', () => {
  test('two parts that have all of them between them are complete', () => {
    type Two = readonly [Slice<'rotations' | 'team'>, AllBut<'rotations' | 'team'>];
    expectTypeOf<MissingField<Two>>().toEqualTypeOf<never>();
    expectTypeOf<RepeatedField<Two>>().toEqualTypeOf<never>();
    expectTypeOf<UnknownField<Two>>().toEqualTypeOf<never>();
    expectTypeOf<CompleteSlices<Two>>().toEqualTypeOf<unknown>();
  });

  test('a field that no part has is named, whether it may be absent or not', () => {
    type Gap = readonly [AllBut<'rotations' | 'team'>];
    expectTypeOf<MissingField<Gap>>().toEqualTypeOf<'rotations' | 'team'>();
    expectTypeOf<CompleteSlices<Gap>>().not.toEqualTypeOf<unknown>();
  });

  test('a field that two parts have is named, wherever they are in the list', () => {
    type Twice = readonly [
      Slice<'team' | 'rotations'>,
      AllBut<'team' | 'rotations'>,
      Slice<'team'>,
      Slice<'keychain'>,
    ];
    expectTypeOf<RepeatedField<Twice>>().toEqualTypeOf<'team' | 'keychain'>();
    expectTypeOf<CompleteSlices<Twice>>().not.toEqualTypeOf<unknown>();
  });

  test('a field that the snapshot has not, or that the state itself says, is named', () => {
    type Foreign = readonly [
      AllBut<'rotations'>,
      () => Pick<SlicedSnapshot, 'rotations'> & { secret?: string; number?: number },
    ];
    expectTypeOf<UnknownField<Foreign>>().toEqualTypeOf<'secret' | 'number'>();
    expectTypeOf<CompleteSlices<Foreign>>().not.toEqualTypeOf<unknown>();
  });

  test('a part can’t leave out what has to be there', () => {
    type Absent = readonly [AllBut<'rotations'>, () => Partial<Pick<SlicedSnapshot, 'rotations'>>];
    expectTypeOf<MissingField<Absent>>().toEqualTypeOf<never>();
    expectTypeOf<CompleteSlices<Absent>>().not.toEqualTypeOf<unknown>();
  });
});

test('the slices are joined at each call, in the state that the contract describes', () => {
  const { state } = createTestedState();
  const { number, at, version, rotations, ...others } = state.current();
  let newest = rotations;
  const slices = joinSlices([() => others, () => ({ rotations: newest })]);
  expect(slices()).toEqual({ ...others, rotations: [] });
  newest = [];
  expect(slices().rotations).toBe(newest);
  expect(Snapshot.parse({ number, at, version, ...slices() })).toEqual(state.current());
});

test('a change before there is a state is announced by it, within 50 ms', async () => {
  const clock = createCountedClock();
  const changes = createChanges();
  const { state: other } = createTestedState();
  const { number: _, at: __, version, ...slices } = other.current();
  const log = {
    error: (message: string, cause: unknown) => {
      throw new Error(message, { cause });
    },
  };
  changes.touch();
  const state = createAppState({ changes, slices: () => slices, version, clock, log });
  const numbers: number[] = [];
  state.subscribe(({ number }) => numbers.push(number));
  await clock.pass(50);
  expect(numbers).toEqual([1]);
});
