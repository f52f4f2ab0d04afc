import { Readable } from 'node:stream';
import { type AccessKey, CreateAccessKeyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { MINUTE } from '../../shared/lib/time.ts';
import type { ErrorCode } from '../../shared/values/failure.ts';
import { accessKeyId, type AccessKeyId } from '../../shared/values/identifiers.ts';
import { accessKeySecret } from '../secrets/access-key-secret.ts';
import { type AnswerLimits, gather } from './answer-limits.ts';
import { DatedHandler } from './aws-clock.ts';
import { instantOf, isSameName } from './read-answer.ts';
import type { SignedBy } from './refusals/aws-error-codes.ts';
import { classify } from './refusals/classify.ts';
import type { CreateAnswer } from './session.ts';

const ACTION = 'CreateAccessKey';
// The answer has about 600 bytes.
const answerLimits: AnswerLimits = { bytes: 64 * 1024, milliseconds: MINUTE };

/**
 * Reads the answer itself, so that the ID of a new key is known even if the answer breaks off: the SDK would drop what
 * has arrived. Only the ID is kept.
 */
export class IdKeepingHandler extends DatedHandler {
  #seen: AccessKeyId | undefined;

  /** The ID in the answer to the last request, complete or not; undefined if the answer broke off before it. */
  get seen(): AccessKeyId | undefined {
    return this.#seen;
  }

  override async handle(
    ...call: Parameters<DatedHandler['handle']>
  ): ReturnType<DatedHandler['handle']> {
    this.#seen = undefined;
    const { response } = await super.handle(...call);
    const body: unknown = response.body;
    if (!(body instanceof Readable)) {
      return { response };
    }
    const gathered = gather(body, response.statusCode, answerLimits);
    try {
      await gathered.whole;
    } finally {
      if (response.statusCode < 300) {
        this.#seen = idIn(gathered.bytes().toString('latin1'));
      }
    }
    response.body = Readable.from([gathered.bytes()]);
    return { response };
  }
}

function idIn(answer: string): AccessKeyId | undefined {
  const found = /<AccessKeyId>\s*(AKIA[A-Z0-9]+)\s*<\/AccessKeyId>/.exec(answer)?.[1];
  return found === undefined ? undefined : accessKeyId(found);
}

/** Requests a new key once: `client` must not retry, and `handler` must be its request handler. Never throws. */
export async function createKeyOnce(
  client: IAMClient,
  handler: IdKeepingHandler,
  userName: string,
  signedBy: SignedBy,
): Promise<CreateAnswer> {
  try {
    const { AccessKey: key } = await client.send(
      new CreateAccessKeyCommand({ UserName: userName }),
    );
    return creationFrom(key, handler.seen, userName);
  } catch (cause) {
    const { failure, reach, explicitDeny } = classify(cause, ACTION, signedBy);
    if (handler.seen !== undefined) {
      return withoutPair(handler.seen);
    }
    return reach === 'not known'
      ? { kind: 'lost', failure }
      : { kind: 'refused', failure, ...(explicitDeny ? { explicitDeny } : {}) };
  }
}

/**
 * Checks a complete answer. `seen` is the ID in its text. A secret must be of AWS's alphabet. AWS creates no key of
 * another user or inactive: of such a key, at most the ID is used.
 */
function creationFrom(
  key: AccessKey | undefined,
  seen: AccessKeyId | undefined,
  userName: string,
): CreateAnswer {
  const id = accessKeyId(key?.AccessKeyId ?? '');
  const secretText = key?.SecretAccessKey ?? '';
  const secret = accessKeySecret(secretText);
  const owner = key?.UserName;
  if (owner !== undefined && !isSameName(owner, userName)) {
    // It is not our user's key, so we must not delete it. The list shows whether AWS made one for our user.
    return { kind: 'lost', failure: { code: 'NOT_AWS', action: ACTION } };
  }
  if (id === undefined || secret === undefined) {
    return withoutPair(seen ?? id, secretText === '' ? 'ANSWER_LOST' : 'NOT_AWS');
  }
  if (key?.Status !== undefined && key.Status !== 'Active') {
    return withoutPair(id, 'NEW_KEY_INACTIVE');
  }
  return { kind: 'made', pair: { id, secret }, createdAt: instantOf(key?.CreateDate) };
}

function withoutPair(
  newKey: AccessKeyId | undefined,
  code: ErrorCode = 'ANSWER_LOST',
): CreateAnswer {
  const failure = { code, action: ACTION };
  return newKey === undefined ? { kind: 'lost', failure } : { kind: 'torn', newKey, failure };
}
