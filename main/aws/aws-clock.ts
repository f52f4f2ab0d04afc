import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Connection } from './connection/connection.ts';

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

/** The clocks of all places that answer for AWS. */
export type AwsClocks = {
  /** That of the place where these requests go. */
  of(endpoints: Endpoints): AwsClock;
  /**
   * The time where no endpoint is meant: AWS's own clock, else that of the endpoint which is closest to this computer's.
   * No other endpoint can move it further than this one.
   */
  offset(): number | undefined;
};

type Endpoints = Pick<Connection, 'iamEndpoint' | 'stsEndpoint'>;

/** A clock for each place: what answers in one of them says nothing of the time in another. */
export function createAwsClocks(now: () => number): AwsClocks {
  const clocks = new Map<string, AwsClock>();
  const ofAws = createAwsClock(now);
  return {
    of: ({ iamEndpoint, stsEndpoint }) => {
      if (iamEndpoint === undefined && stsEndpoint === undefined) return ofAws;
      const name = JSON.stringify([iamEndpoint, stsEndpoint]);
      const known = clocks.get(name) ?? createAwsClock(now);
      clocks.set(name, known);
      return known;
    },
    offset: () => {
      const others = [...clocks.values()].flatMap((clock) => clock.offset() ?? []);
      const [closest] = others.toSorted((one, other) => Math.abs(one) - Math.abs(other));
      return ofAws.offset() ?? closest;
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
