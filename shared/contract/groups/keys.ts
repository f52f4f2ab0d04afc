import { z } from 'zod';
import { NewKeySource } from '../add-key-view.ts';
import { Chosen } from '../chosen.ts';
import { HandoutFormat, HandoutPlace } from '../handout.ts';
import { call, fileCall, type Group, Nothing } from '../message.ts';
import { PolicyChoice } from '../permissions.ts';
import { AccountRef, KeyRef, ProfileRef, RotationRef } from '../references.ts';
import { AccountName } from '../snapshot.ts';

const OneProfile = z.strictObject({ profile: ProfileRef });
const OneKey = z.strictObject({ keyId: KeyRef });

/** Profiles and their keys, apart from rotating them. */
export const profiles = {
  checkNow: call('reads the files and calls AWS again', Nothing, Nothing),
  setAutomatic: call(
    'sets whether the key of this profile rotates automatically when it is due',
    z.strictObject({ profile: ProfileRef, on: z.boolean() }),
    Nothing,
  ),
  agreeToHosts: call(
    'a person agrees that requests of this profile go to these hosts, as they were shown, which are none of AWS’s',
    // An empty name: of a pending key.
    z.strictObject({
      profile: z.string().max(512),
      hosts: z.array(z.string().max(256)).min(1).max(2),
    }),
    Nothing,
  ),
  restore: call(
    'writes a backup into a profile that has lost its key',
    z.strictObject({ keyId: KeyRef, profile: ProfileRef }),
    Nothing,
  ),
  nameAccount: call(
    'gives a name to an account; an empty one removes it',
    z.strictObject({ account: AccountRef, name: AccountName }),
    Nothing,
  ),
} as const satisfies Group<'profiles'>;

/** A key that the usual partition of AWS does not know. */
export const partitions = {
  search: call(
    'calls the other partitions of AWS about a key that the usual one does not know',
    OneKey,
    Nothing,
  ),
  stopSearch: call('stops that search', OneKey, Nothing),
  writeRegion: call(
    'writes the region in which the key of this profile was found into the profile',
    OneProfile,
    Nothing,
  ),
} as const satisfies Group<'partitions'>;

/** A key that a person was given, until it is in a profile. */
export const pendingKeys = {
  read: call(
    'reads a key from the clipboard or a file; main reads it, the window sees its ID, user and account',
    z.strictObject({ from: NewKeySource }),
    Chosen,
  ),
  readDropped: fileCall(
    'the same for a file that was dropped on the window',
    z.strictObject({ path: z.string().min(1).max(4096) }),
    Nothing,
  ),
  askAws: call(
    'calls AWS again about pending keys that it has not accepted; with the settings of a profile, if one is named',
    z.strictObject({ profile: ProfileRef.nullable() }),
    Nothing,
  ),
  add: call(
    'writes a pending key into a profile that has none',
    z.strictObject({ keyId: KeyRef, profile: ProfileRef }),
    Nothing,
  ),
  forget: call('forgets all pending keys', Nothing, Nothing),
} as const satisfies Group<'pendingKeys'>;

/** The new key on its way to other programs. */
export const handout = {
  markPlace: call(
    'marks on the handout checklist whether this place has the new key',
    z.strictObject({ rotation: RotationRef, place: HandoutPlace, isChecked: z.boolean() }),
    Nothing,
  ),
  copy: call(
    'copies the new pair into the clipboard for a minute',
    z.strictObject({ rotation: RotationRef, format: HandoutFormat }),
    Nothing,
  ),
} as const satisfies Group<'handout'>;

/** What a user needs to be permitted. */
export const permissions = {
  copy: call(
    'copies the policy that a user needs, or the message to an administrator; main writes it',
    z.strictObject({
      account: AccountRef,
      user: z.string().min(1).max(128),
      choice: PolicyChoice,
      what: z.enum(['policy', 'message']),
    }),
    Nothing,
  ),
} as const satisfies Group<'permissions'>;
