import type { RotationView } from '../../shared/contract/rotation.ts';
import type { ProfileView, Snapshot } from '../../shared/contract/snapshot.ts';
import { allowsNextRotation } from '../../shared/rotations/allows-next-rotation.ts';

/** A rotation that a person has to decide about; it stands above the list. */
export type UndecidedRotation = Extract<RotationView, { readonly state: 'open' }>;

/** One item of the list of profiles. */
export type ProfileItem = {
  readonly profile: ProfileView;
  /** Rotations whose steps and outcome stand in this item, the newest first. */
  readonly rotations: readonly RotationView[];
  /** A rotation of this profile's key that stands in another item, and in whose. */
  readonly shownIn: { readonly host: string; readonly rotation: RotationView } | undefined;
  /** Whether a rotation of this profile's key stands open above the list. */
  readonly isOpen: boolean;
  /** Whether the item offers to rotate. */
  readonly canRotate: boolean;
};

/** The view of profiles, arranged. */
export type Arrangement = {
  readonly undecided: readonly UndecidedRotation[];
  /** Rotations of profiles that the files no longer hold; they stand above the list too. */
  readonly homeless: readonly RotationView[];
  /** Profiles that rotate, might later, or can't for a reason that passes. */
  readonly items: readonly ProfileItem[];
  /** Profiles with nothing to rotate; they stand below. */
  readonly quiet: readonly ProfileItem[];
};

/** Where nobody has agreed to ask yet, a rotation asks that first. */
function mayRotate({ standing }: ProfileView): boolean {
  return (
    standing.can === 'rotate' ||
    (standing.can === 'not now' && standing.failure.code === 'ENDPOINT_NOT_AWS')
  );
}

function isOpen(rotation: RotationView): rotation is UndecidedRotation {
  return rotation.state === 'open';
}

/** The rotation whose question is on the screen: the first that asked. The others wait for their turn. */
export function activeQuestion(rotations: readonly RotationView[]): string | undefined {
  return rotations
    .filter(({ state }) => state === 'waiting for an answer')
    .toSorted((one, other) => one.startedAt - other.startedAt)[0]?.id;
}

/** Where everything of a snapshot stands: each rotation in one place, with the first of its profiles. */
export function arrange({
  profiles,
  rotations,
}: Pick<Snapshot, 'profiles' | 'rotations'>): Arrangement {
  const open = rotations.filter((rotation) => isOpen(rotation));
  const hosted = rotations.filter((rotation) => !isOpen(rotation));
  const hostOf = (rotation: RotationView): string | undefined =>
    profiles.find(({ name }) => rotation.profiles.includes(name))?.name;

  const all = profiles.map((profile): ProfileItem => {
    const mine = rotations.filter((rotation) => rotation.profiles.includes(profile.name));
    const newest = mine.find((rotation) => !isOpen(rotation) && hostOf(rotation) !== profile.name);
    const host = newest === undefined ? undefined : hostOf(newest);
    return {
      profile,
      rotations: hosted.filter((rotation) => hostOf(rotation) === profile.name),
      shownIn: newest === undefined || host === undefined ? undefined : { host, rotation: newest },
      isOpen: mine.some((rotation) => isOpen(rotation)),
      canRotate: mayRotate(profile) && mine.every((rotation) => allowsNextRotation(rotation)),
    };
  });

  return {
    undecided: open,
    homeless: hosted.filter((rotation) => hostOf(rotation) === undefined),
    items: all.filter(({ profile }) => profile.standing.can !== 'never'),
    quiet: all.filter(({ profile }) => profile.standing.can === 'never'),
  };
}
