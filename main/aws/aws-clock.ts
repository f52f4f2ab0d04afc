import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Connection } from './connection/connection.ts';

/** AWS's clock, by the Date header of its answers. */
export type AwsClock = {
  /**
   * AWS's clock minus this computer's, in ms; undefined before the first answer. Too small by the time that the answer
   * took, and by up to a second, as the Date header has whole seconds.
   */
  offset(): number | undefined;
  /** Reads the time in the headers of an answer that has just arrived. */
  read(headers: Readonly<Record<string, string>>): void;
};

/** A clock without an answer yet. `now` is this computer's clock, in ms since 1970. */
export function createAwsClock(now: () => number): AwsClock {
  let offset: number | undefined;
  return {
    offset: () => offset,
    read: (headers) => {
      const time = Date.parse(headers['date'] ?? '');
      // A sign-in page that answers in AWS's place has a Date header, too, but no request ID of AWS.
      if (headers['x-amzn-requestid'] !== undefined && !Number.isNaN(time)) {
        offset = time - now();
      }
    },
  };
}

/** The clocks of AWS and of all other endpoints. */
export type AwsClocks = {
  /** The clock of these endpoints. */
  of(endpoints: Endpoints): AwsClock;
  /**
   * The offset without regard to an endpoint: of AWS's own clock, else the smallest of all endpoints, so that no single
   * endpoint can move it far.
   */
  offset(): number | undefined;
};

type Endpoints = Pick<Connection, 'iamEndpoint' | 'stsEndpoint'>;

/** One clock for each pair of endpoints: an endpoint says nothing about the clock of another. */
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

/** Sends requests like the SDK's handler, and reads AWS's clock from every answer. */
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
