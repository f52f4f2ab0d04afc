import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DatedHandler } from './aws-clock.ts';

/** The limits of an answer: its length, and its time from the headers on. */
export type AnswerLimits = { readonly bytes: number; readonly milliseconds: number };

/** An answer that is being read. */
export type AnswerReading = {
  /** Resolves at its end; rejects if it broke off, is too long or too slow. */
  readonly whole: Promise<void>;
  /** What has arrived so far. */
  bytes(): Buffer;
};

// A page of a list has some kilobytes. The SDK itself has no limit of size or time while bytes arrive.
const ordinaryLimits: AnswerLimits = { bytes: 1024 * 1024, milliseconds: 15_000 };

/** No answer of AWS is that long. Reported like a sign-in page that answers in AWS's place. */
function tooLong(status: number): Error {
  return Object.assign(new Error('the answer is too long'), {
    $metadata: { httpStatusCode: status },
  });
}

function tooSlow(): Error {
  return Object.assign(new Error('the answer did not end'), { name: 'TimeoutError' });
}

/** Reads the body of an answer; the caller must not read it then. */
export function gather(body: Readable, status: number, limits: AnswerLimits): AnswerReading {
  const chunks: Buffer[] = [];
  let length = 0;
  const timer = setTimeout(() => body.destroy(tooSlow()), limits.milliseconds);
  body.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > limits.bytes) body.destroy(tooLong(status));
    else chunks.push(chunk);
  });
  const whole = finished(body).finally(() => {
    clearTimeout(timer);
  });
  return { whole, bytes: () => Buffer.concat(chunks) };
}

/** Sends requests like `DatedHandler`; rejects for answers that are too long or take too long. */
export class LimitedHandler extends DatedHandler {
  readonly #limits: AnswerLimits;

  constructor(
    ...[clock, options, limits = ordinaryLimits]: [
      ...ConstructorParameters<typeof DatedHandler>,
      limits?: AnswerLimits,
    ]
  ) {
    super(clock, options);
    this.#limits = limits;
  }

  override async handle(
    ...call: Parameters<DatedHandler['handle']>
  ): ReturnType<DatedHandler['handle']> {
    const { response } = await super.handle(...call);
    const body: unknown = response.body;
    if (body instanceof Readable) {
      const gathered = gather(body, response.statusCode, this.#limits);
      await gathered.whole;
      response.body = Readable.from([gathered.bytes()]);
    }
    return { response };
  }
}
