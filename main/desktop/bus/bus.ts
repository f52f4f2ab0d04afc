import type { Message } from '@particle/dbus-next';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';

/** A method of an object on a bus. */
export type BusCall = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Strings, the arguments of most methods. */
  readonly body?: readonly string[];
  /** Instead of `body`: values of other types, with the bus's signature of them. */
  readonly typed?: {
    readonly signature: string;
    readonly values: readonly BusValue[];
  };
  /** How long to wait for an answer, in ms; five seconds by default. */
  readonly patience?: number;
};

/** A value with its own type, as in dictionaries of values of any type. */
type BusVariant = { readonly signature: string; readonly value: string | number };
type BusValue = string | number | readonly string[] | Readonly<Record<string, BusVariant>>;

/** Which signals to receive. */
export type BusSignal = {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Only signals with this string as their first argument. */
  readonly about?: string;
};

/** A connection to a bus. */
export type Bus = {
  /** The name of this connection on the bus; known from the first answer on. */
  name(): string;
  /** The answer of a method. Throws where none comes in time. */
  call(call: BusCall): Promise<readonly unknown[]>;
  /** Receives a signal from now on. Throws as `call`. */
  hear(signal: BusSignal, listener: (body: readonly unknown[]) => void): Promise<void>;
  end(): void;
};

// A service that answers at all answers at once. In ms.
const PATIENCE = 5_000;

/**
 * Connects to the bus at this socket. Errors of the connection are logged, and calls fail from then on. The client is
 * loaded here, since nothing at the start needs it.
 */
export async function connectBus(
  address: string,
  { clock, log }: { clock: Clock; log: Log },
): Promise<Bus> {
  const { Message: BusMessage, Variant, sessionBus } = await import('@particle/dbus-next');
  const bus = sessionBus({ busAddress: address });
  bus.on('error', (cause: unknown) => {
    log.error('the bus can’t be used', cause);
  });

  /** The library recognises a variant by its own class. */
  function toLibrary(value: BusValue): unknown {
    if (typeof value === 'string' || typeof value === 'number') return value;
    if (isList(value)) return [...value];
    return Object.fromEntries(
      Object.entries(value).map(([name, { signature, value: held }]) => [
        name,
        new Variant(signature, held),
      ]),
    );
  }

  async function call(asked: BusCall): Promise<readonly unknown[]> {
    const { body = [], typed, patience = PATIENCE, ...where } = asked;
    const { signature, values } = typed ?? { signature: 's'.repeat(body.length), values: body };
    const answered = new AbortController();
    const message = new BusMessage({
      ...where,
      ...(values.length === 0 ? {} : { signature, body: values.map(toLibrary) }),
    });
    const late = clock.sleep(patience, answered.signal).then((): undefined => undefined);
    try {
      const answer = await Promise.race([bus.call(message), late]);
      if (answer === undefined) throw new Error('the bus does not answer');
      return answer === null ? [] : bodyOf(answer);
    } finally {
      answered.abort();
    }
  }

  return {
    name: () => {
      // The library's types lack the name.
      const name: unknown = Reflect.get(bus, 'name');
      return typeof name === 'string' ? name : '';
    },
    call,
    hear: async ({ about, ...signal }, listener) => {
      const rule = Object.entries({ type: 'signal', ...signal, ...(about && { arg0: about }) })
        .map(([key, value]) => `${key}='${value}'`)
        .join(',');
      bus.on('message', (message: Message) => {
        const { path, interface: of, member } = message;
        const body = bodyOf(message);
        const isIt = path === signal.path && of === signal.interface && member === signal.member;
        if (isIt && (about === undefined || body[0] === about)) listener(body);
      });
      await call({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'AddMatch',
        body: [rule],
      });
    },
    end: () => {
      bus.disconnect();
    },
  };
}

function bodyOf({ body }: Message): readonly unknown[] {
  return Array.isArray(body) ? body : [];
}

function isList(value: BusValue): value is readonly string[] {
  return Array.isArray(value);
}
