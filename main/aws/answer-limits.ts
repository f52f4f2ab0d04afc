import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DatedHandler } from './aws-clock.ts';

/** How long an answer may be, and how long it may take from its first byte on. */
export type AnswerLimits = { readonly bytes: number; readonly milliseconds: number };

/** An answer that is being read. */
export type AnswerReading = {
  /** Ends with it; throws where it broke off, is too long or too slow. */
  readonly whole: Promise<void>;
  /** What has arrived so far. */
  bytes(): Buffer;
};

// A page of a list has some kilobytes. The SDK itself takes whatever comes, as long as it comes.
const ordinaryLimits: AnswerLimits = { bytes: 1024 * 1024, milliseconds: 15_000 };

/** Whatever is so long is no answer of AWS. It is told as a sign-in page is, which answers in AWS's place too. */
function tooLong(status: number): Error {
  return Object.assign(new Error('the answer is too long'), {
    $metadata: { httpStatusCode: status },
  });
}

function tooSlow(): Error {
  return Object.assign(new Error('the answer did not end'), { name: 'TimeoutError' });
}

/** Reads the body of an answer, which nobody else may read then. */
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

/** Sends requests as `DatedHandler` does, and gives up answers that are too long or never end. */
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
