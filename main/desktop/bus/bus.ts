import type { Message } from '@particle/dbus-next';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';

/** A method of an object on a bus. */
export type BusCall = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Texts, which is all that most is asked with. */
  readonly body?: readonly string[];
  /** In the place of texts alone: values, and their types as the bus spells them. */
  readonly typed?: {
    readonly signature: string;
    readonly values: readonly BusValue[];
  };
  /** How long an answer is waited for, in ms; five seconds if not said. */
  readonly patience?: number;
};

/** A value that names its own type, as dictionaries of values of any type hold them. */
type BusVariant = { readonly signature: string; readonly value: string | number };
type BusValue = string | number | readonly string[] | Readonly<Record<string, BusVariant>>;

/** Which signals are heard. */
export type BusSignal = {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** The first text in it. */
  readonly about?: string;
};

/** A connection to a bus. */
export type Bus = {
  /** What the bus calls this connection; it has said so by the first answer. */
  name(): string;
  /** What a method answers. Throws where nobody answers in time. */
  call(call: BusCall): Promise<readonly unknown[]>;
  /** Hears a signal from now on. Throws as `call`. */
  hear(signal: BusSignal, listener: (body: readonly unknown[]) => void): Promise<void>;
  end(): void;
};

// Whoever answers at all answers at once. In ms.
const PATIENCE = 5_000;

/**
 * Connects to the bus behind this socket. What goes wrong with the connection is logged, and calls fail then. The
 * client is loaded here: nothing waits for it at the start.
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

  /** Its own class is how the library knows a variant. */
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
      // Its types leave it out.
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
