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
// The answer is about 600 bytes; whatever is longer is none.
const answerLimits: AnswerLimits = { bytes: 64 * 1024, milliseconds: MINUTE };

/**
 * Reads an answer itself, so that the id of a new key is known even out of one that broke off:
 * the SDK drops what had arrived. Nothing but the id is kept.
 */
export class IdKeepingHandler extends DatedHandler {
  #seen: AccessKeyId | undefined;

  /** The id in the answer to the last request, whole or torn; undefined where it wasn't reached. */
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

/** The one attempt: `client` must have its retries off, and `handler` must be its request handler. */
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
 * What an answer says that came whole. `seen` is the id in its text. A secret outside AWS's alphabet is none; a key that
 * is somebody else's or inactive is none that AWS makes, and goes no further than its id.
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
    // Whosever it is, it is not ours to delete: the list tells whether one was made for our user.
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
