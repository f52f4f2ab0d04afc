import { z } from 'zod';
import { call, type Group, Nothing } from '../message.ts';
import { Answer } from '../question.ts';
import { KeyRef, ProfileRef, RotationRef } from '../references.ts';
import { DecisionChoice, OldKeyAct, UsedElsewhere } from '../rotation.ts';

const OneRotation = z.strictObject({ rotation: RotationRef });

/** What a person does with rotations. Each view shows what a call led to. */
export const rotation = {
  start: call(
    'rotates the key of this profile',
    z.strictObject({ profile: ProfileRef }),
    OneRotation,
  ),
  startAllDue: call('rotates every key that is due or overdue', Nothing, Nothing),
  cancel: call('stops this rotation, while it can be stopped', OneRotation, Nothing),
  answer: call(
    'answers the question of a rotation: an MFA code, two keys, missing permissions, the keychain, a lock',
    z.strictObject({ rotation: RotationRef, answer: Answer }),
    Nothing,
  ),
  answerUsedElsewhere: call(
    'says whether the old key is used only on this computer, or also elsewhere',
    z.strictObject({ rotation: RotationRef, answer: UsedElsewhere }),
    Nothing,
  ),
  changeOldKey: call(
    'deactivates the old key, activates it again, undoes the rotation, deletes the old key later, now, or never',
    z.strictObject({ rotation: RotationRef, act: OldKeyAct }),
    Nothing,
  ),
  decideNewKey: call(
    'deletes or keeps the new key after an undo',
    z.strictObject({ rotation: RotationRef, newKey: z.enum(['delete', 'keep']) }),
    Nothing,
  ),
  decide: call(
    'says what happens to a rotation that needs a decision',
    z.strictObject({ rotation: RotationRef, choice: DecisionChoice, keyId: KeyRef.optional() }),
    Nothing,
  ),
  copyMessage: call(
    'copies a message to an administrator about a rotation that needs a decision; main writes it',
    OneRotation,
    Nothing,
  ),
  dismiss: call('closes the outcome of a rotation', OneRotation, Nothing),
} as const satisfies Group<'rotation'>;
