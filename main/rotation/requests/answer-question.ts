import type { Answer, Question } from '../../../shared/contract/question.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { Signer } from '../../aws/session.ts';
import { journalledContext, type ActiveRotation } from '../engine/context.ts';
import type { Ports } from '../machine/ports.ts';
import { withoutFields } from '../machine/run.ts';
import { pairForMfa, signInWithCode } from '../signing/mfa.ts';
import { requirePair } from '../signing/pairs.ts';
import { profileToRotate } from '../signing/profile-to-rotate.ts';
import { connectionOfEntry, withSigner } from '../signing/sessions.ts';

/**
 * Takes a person's answer to the question of a rotation. Gives whether the rotation can go on; a code that AWS did not
 * take is asked for again. Throws UNKNOWN_ROTATION for an answer to another question, KEY_TOO_YOUNG or KEY_IN_FILES
 * for a key that may not go, and why AWS or the lock could not be asked.
 */
export async function takeAnswer(
  ports: Ports,
  active: ActiveRotation,
  answer: Answer,
): Promise<'goes on' | 'asks again'> {
  const { question } = active.get();
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
      await ports.locks.breakForeign();
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

function decide(
  active: ActiveRotation,
  decision: Partial<ReturnType<ActiveRotation['get']>['decisions']>,
): void {
  const run = active.get();
  active.set(withoutFields({ ...run, decisions: { ...run.decisions, ...decision } }, 'question'));
}

/** As many as it takes and no more: a key less makes no room, and one more is deleted for nothing. */
function keysThatMayGo(question: Question, ids: readonly AccessKeyId[]): readonly AccessKeyId[] {
  const chosen = [...new Set(ids)].map((id) => keyThatMayGo(question, id));
  if (question.about !== 'two keys' || chosen.length !== question.mustGo) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  return chosen;
}

/** Only what was offered can be given up; whether it still may go is looked at once more before it does. */
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
  const { question } = active.get();
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
    active.set({ ...active.get(), question: { ...question, ...came } });
    return 'asks again';
  }
  active.set(
    withoutFields({ ...active.get(), mfa: { serial: device, session: came } }, 'question'),
  );
  return 'goes on';
}

/** Whose code it is: the check has asked AWS before it asked a person. */
function userOf(active: ActiveRotation): { readonly account: string; readonly userName: string } {
  const { entry, account, user } = active.get();
  if (entry !== undefined) return entry.plan;
  if (account === undefined || user === undefined) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  return { account, userName: user };
}

/** Before the journal begins the profile's own key asks; later whichever key of the rotation is at hand. */
async function signerFor(ports: Ports, active: ActiveRotation): Promise<Signer> {
  const { entry, profiles } = active.get();
  if (entry === undefined) {
    const profile = await profileToRotate(ports, profiles[0] ?? '');
    return { pair: profile.pair, connection: ports.connectionOf(profile) };
  }
  const pair = await pairForMfa(journalledContext(ports, active));
  return { pair: requirePair(pair), connection: connectionOfEntry(entry) };
}
