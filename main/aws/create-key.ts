import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { CreateAccessKeyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { accessKeyId, type AccessKeyId } from '../../shared/identifiers.ts';
import { Secret } from '../secrets/secret.ts';
import { DatedHandler } from './aws-clock.ts';
import type { SignedBy } from './aws-words.ts';
import { classify } from './classify.ts';
import type { CreateAnswer } from './session.ts';

const ACTION = 'CreateAccessKey';
// The answer is about 600 bytes; whatever is longer is none.
const LONGEST_ANSWER = 64 * 1024;

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
    const chunks: Buffer[] = [];
    let length = 0;
    body.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST_ANSWER) {
        body.destroy(new Error('the answer is too long'));
      }
    });
    try {
      await finished(body);
    } finally {
      if (response.statusCode < 300) {
        this.#seen = idIn(Buffer.concat(chunks).toString('latin1'));
      }
    }
    response.body = Readable.from([Buffer.concat(chunks)]);
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
    const id = accessKeyId(key?.AccessKeyId ?? '');
    const secret = key?.SecretAccessKey;
    if (id !== undefined && secret !== undefined && secret !== '') {
      const pair = { id, secret: new Secret(secret) };
      return { kind: 'made', pair, createdAt: key?.CreateDate?.getTime() };
    }
    return withoutPair(handler.seen ?? id);
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

function withoutPair(newKey: AccessKeyId | undefined): CreateAnswer {
  const failure = { code: 'ANSWER_LOST', action: ACTION } as const;
  return newKey === undefined ? { kind: 'lost', failure } : { kind: 'torn', newKey, failure };
}
