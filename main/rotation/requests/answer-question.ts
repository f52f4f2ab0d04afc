import type { Answer, Question } from '../../../shared/contract/question.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { Signer } from '../../aws/session.ts';
import { journalledContext, type ActiveRotation } from '../engine/context.ts';
import type { Ports } from '../machine/ports.ts';
import {
  entryOf,
  type PersonDecisions,
  questionOf,
  withActivity,
  working,
} from '../machine/run.ts';
import { pairForMfa, signInWithCode } from '../signing/mfa.ts';
import { requirePair } from '../signing/pairs.ts';
import { profileToRotate } from '../signing/profile-to-rotate.ts';
import { connectionOfEntry, withSigner } from '../signing/sessions.ts';

/**
 * Takes a person's answer to the question of a rotation. Gives whether the rotation continues, or asks again for a code
 * that AWS did not take. Throws UNKNOWN_ROTATION for an answer to another question, KEY_TOO_YOUNG or KEY_IN_FILES for a
 * key that must not be deleted, and why AWS did not answer or the lock stays.
 */
export async function takeAnswer(
  ports: Ports,
  active: ActiveRotation,
  answer: Answer,
): Promise<'goes on' | 'asks again'> {
  const question = questionOf(active.get());
  if (question === undefined || question.about !== answer.to) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  switch (answer.to) {
    case 'two keys':
      decide(active, { keysToDelete: keysThatMayGo(question, answer.delete) });
      return 'goes on';
    case 'missing rights':
      decide(active, { withoutRights: true });
      return 'goes on';
    case 'keychain':
      decide(active, answer.choice === 'without a backup' ? { withoutBackup: true } : {});
      return 'goes on';
    case 'lock':
      await breakShown(ports, question);
      decide(active, {});
      return 'goes on';
    case 'open folder':
      await trustShown(ports, question);
      decide(active, {});
      return 'goes on';
    case 'mounted file':
      await acceptShown(ports, question);
      decide(active, {});
      return 'goes on';
    case 'endpoint':
      trustShownHosts(ports, active, question);
      decide(active, {});
      return 'goes on';
    case 'MFA code':
      return signIn(ports, active, answer);
    default:
      return unreachable(answer);
  }
}

/** The lock of the holder that the person was shown: about another holder, the rotation asks again. */
async function breakShown(ports: Ports, question: Question): Promise<void> {
  if (question.about === 'lock') await ports.locks.breakForeign(question.failure);
}

/** The folder that the person was shown. Throws FILE_NOT_SAVED. */
async function trustShown(ports: Ports, question: Question): Promise<void> {
  const folder = question.about === 'open folder' ? question.failure.path : undefined;
  if (folder !== undefined) await ports.files.trustFolder(folder);
}

/** The mounts of the file that the person was shown. */
async function acceptShown(ports: Ports, question: Question): Promise<void> {
  const file = question.about === 'mounted file' ? question.failure.path : undefined;
  if (file !== undefined) await ports.files.acceptMounts(file);
}

/** The hosts that the person was shown, and no other: the profile may have changed since. Throws FILE_NOT_SAVED. */
function trustShownHosts(ports: Ports, active: ActiveRotation, question: Question): void {
  const [profile] = active.get().profiles;
  if (question.about === 'endpoint' && profile !== undefined) {
    ports.trustedHosts.set(profile, question.hosts);
  }
}

function decide(active: ActiveRotation, decision: PersonDecisions): void {
  const run = withActivity(active.get(), working);
  const isChecking = run.state === 'checking';
  active.set(isChecking ? { ...run, decisions: { ...run.decisions, ...decision } } : run);
}

/**
 * Exactly as many keys as have to be deleted: with fewer there is no free slot, and more would be deleted for nothing.
 */
function keysThatMayGo(question: Question, ids: readonly AccessKeyId[]): readonly AccessKeyId[] {
  const chosen = [...new Set(ids)].map((id) => keyThatMayGo(question, id));
  if (question.about !== 'two keys' || chosen.length !== question.mustGo) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  return chosen;
}

/** A key that was offered for deletion. Before it is deleted, the same is checked again. */
function keyThatMayGo(question: Question, key: AccessKeyId): AccessKeyId {
  const shown =
    question.about === 'two keys' ? question.keys.find((facts) => facts.keyId === key) : undefined;
  if (shown?.removal === undefined) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  switch (shown.removal) {
    case 'in your files':
    case 'in your files, inactive':
      throw new FailureError({ code: 'KEY_IN_FILES' });
    case 'too young':
      throw new FailureError({ code: 'KEY_TOO_YOUNG' });
    case 'retired by Keyturn':
    case 'by choice':
      return key;
    default:
      return unreachable(shown.removal);
  }
}

async function signIn(
  ports: Ports,
  active: ActiveRotation,
  { device, code }: Extract<Answer, { to: 'MFA code' }>,
): Promise<'goes on' | 'asks again'> {
  const question = questionOf(active.get());
  const isOffered =
    question?.about === 'MFA code' && question.devices.some(({ serial }) => serial === device);
  if (!isOffered) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  const signer = await signerFor(ports, active);
  const whose = userOf(active);
  const came = await withSigner(ports, signer, (session) =>
    signInWithCode(session, whose, { device, code }),
  );
  if ('refused' in came) {
    const again = { ...question, ...came };
    active.set(withActivity(active.get(), { kind: 'waiting for an answer', question: again }));
    return 'asks again';
  }
  const run = withActivity(active.get(), working);
  const mfa = { serial: device, session: came };
  active.set(run.state === 'refused' ? run : { ...run, mfa });
  return 'goes on';
}

/** The user whose code it is. */
function userOf(active: ActiveRotation): { readonly account: string; readonly userName: string } {
  const { user } = active.get();
  if (user === undefined) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  return user;
}

/** Before the journal begins the profile's own key signs; later any pair of the rotation that is at hand. */
async function signerFor(ports: Ports, active: ActiveRotation): Promise<Signer> {
  const { profiles } = active.get();
  const entry = entryOf(active.get());
  if (entry === undefined) {
    const profile = await profileToRotate(ports, profiles[0] ?? '');
    return { pair: profile.pair, connection: ports.connectionOf(profile) };
  }
  const pair = await pairForMfa(journalledContext(ports, active));
  return { pair: requirePair(pair), connection: connectionOfEntry(entry) };
}
