import { NodeHttpHandler } from '@smithy/node-http-handler';

/** AWS's clock as its answers tell it. */
export type AwsClock = {
  /**
   * AWS's clock less this computer's, in ms; undefined before the first answer. Up to a second too small, and by as much
   * as the answer was under way: the Date header has whole seconds.
   */
  offset(): number | undefined;
  /** Takes the time out of the headers of an answer that has just come. */
  read(headers: Readonly<Record<string, string>>): void;
};

/** A clock that has read nothing yet. `now` is this computer's clock, in ms since 1970. */
export function createAwsClock(now: () => number): AwsClock {
  let offset: number | undefined;
  return {
    offset: () => offset,
    read: (headers) => {
      const time = Date.parse(headers['date'] ?? '');
      // A sign-in page in place of AWS has a clock too, but no request id of AWS.
      if (headers['x-amzn-requestid'] !== undefined && !Number.isNaN(time)) {
        offset = time - now();
      }
    },
  };
}

type HandlerOptions = ConstructorParameters<typeof NodeHttpHandler>[0];

/** Sends requests as the SDK does, and reads AWS's clock off every answer. */
export class DatedHandler extends NodeHttpHandler {
  readonly #clock: AwsClock;

  constructor(clock: AwsClock, options: HandlerOptions) {
    super(options);
    this.#clock = clock;
  }

  override async handle(
    ...call: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const answer = await super.handle(...call);
    this.#clock.read(answer.response.headers);
    return answer;
  }
}
