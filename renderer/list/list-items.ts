import type { RotationView } from '../../shared/contract/rotation.ts';
import type { ProfileView, Snapshot } from '../../shared/contract/snapshot.ts';
import { allowsNextRotation } from '../../shared/rotations/allows-next-rotation.ts';

/** A rotation that needs a decision; it is shown above the list. */
export type UndecidedRotation = Extract<RotationView, { readonly state: 'open' }>;

/** One item of the list of profiles. */
export type ProfileItem = {
  readonly profile: ProfileView;
  /** Rotations whose steps and outcome this item shows, the newest first. */
  readonly rotations: readonly RotationView[];
  /** A rotation of this profile's key that another item shows, with the profile of that item. */
  readonly shownIn: { readonly host: string; readonly rotation: RotationView } | undefined;
  /** Whether a rotation of this profile's key needs a decision, which is shown above the list. */
  readonly isOpen: boolean;
  /** Whether the item offers to rotate. */
  readonly canRotate: boolean;
};

/** The view of profiles, arranged. */
export type Arrangement = {
  readonly undecided: readonly UndecidedRotation[];
  /** Rotations of profiles that the files no longer hold; they are shown above the list, too. */
  readonly homeless: readonly RotationView[];
  /** Profiles that can rotate, might later, or can't for a reason that passes. */
  readonly items: readonly ProfileItem[];
  /** Profiles with nothing to rotate; they are shown at the end. */
  readonly quiet: readonly ProfileItem[];
};

/** If an agreement to the profile's hosts is missing, the rotation asks for it first. */
function mayRotate({ standing }: ProfileView): boolean {
  return (
    standing.can === 'rotate' ||
    (standing.can === 'not now' && standing.failure.code === 'ENDPOINT_NOT_AWS')
  );
}

function isOpen(rotation: RotationView): rotation is UndecidedRotation {
  return rotation.state === 'open';
}

/** The rotation whose question is on the screen: the first that asked. The others wait. */
export function activeQuestion(rotations: readonly RotationView[]): string | undefined {
  return rotations
    .filter(({ state }) => state === 'waiting for an answer')
    .toSorted((one, other) => one.startedAt - other.startedAt)[0]?.id;
}

/** Assigns every rotation to one list item: that of its first profile. */
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
