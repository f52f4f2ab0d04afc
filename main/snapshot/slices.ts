import type { Snapshot } from '../../shared/contract/snapshot.ts';

/** What one part of the application shows: some fields of the snapshot. */
export type SnapshotSlice = () => Partial<SlicedSnapshot>;

/** The snapshot without the fields that the state adds. */
export type SlicedSnapshot = Omit<Snapshot, 'number' | 'at' | 'version'>;

type Slices = readonly SnapshotSlice[];

/** The fields of any of these slices. */
type FieldOf<Slice> = Slice extends () => infer View ? keyof View : never;

/** All of these together. */
type Together<View> = (View extends unknown ? (view: View) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The fields that no slice has. */
export type MissingField<All extends Slices> = Exclude<keyof SlicedSnapshot, FieldOf<All[number]>>;

/** The fields that more than one slice has. */
export type RepeatedField<All extends Slices> = All extends readonly [
  infer First,
  ...infer Others extends Slices,
]
  ? (FieldOf<First> & FieldOf<Others[number]>) | RepeatedField<Others>
  : never;

/** The fields that are none of the snapshot's, or belong to the state itself. */
export type UnknownField<All extends Slices> = Exclude<FieldOf<All[number]>, keyof SlicedSnapshot>;

/** Compiles only if each field of the snapshot is in exactly one slice, and required fields are always there. */
export type CompleteSlices<All extends Slices> = [
  MissingField<All> | RepeatedField<All> | UnknownField<All>,
] extends [never]
  ? Together<ReturnType<All[number]>> extends SlicedSnapshot
    ? unknown
    : { readonly 'a field that is always there may be absent': never }
  : {
      readonly 'no slice has': MissingField<All>;
      readonly 'two slices have': RepeatedField<All>;
      readonly 'the snapshot has no': UnknownField<All>;
    };

/** Joins what the parts show. A field that is in none of the slices, or in two, does not compile. */
export function joinSlices<const All extends Slices>(
  slices: All & CompleteSlices<All>,
): () => SlicedSnapshot;
export function joinSlices(slices: Slices): () => Partial<SlicedSnapshot> {
  return () => {
    const joined: Partial<SlicedSnapshot> = {};
    for (const slice of slices) Object.assign(joined, slice());
    return joined;
  };
}
