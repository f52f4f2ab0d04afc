import type { Message } from '@particle/dbus-next';
import type { Clock, Log } from '../rotation/ports.ts';

/** A method of an object on a bus. */
export type BusCall = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Texts, which is all that is asked with. */
  readonly body?: readonly string[];
};

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
  const { Message: BusMessage, sessionBus } = await import('@particle/dbus-next');
  const bus = sessionBus({ busAddress: address });
  bus.on('error', (cause: unknown) => {
    log.error('the bus can’t be used', cause);
  });

  async function call({ body = [], ...where }: BusCall): Promise<readonly unknown[]> {
    const answered = new AbortController();
    const message = new BusMessage({
      ...where,
      ...(body.length === 0 ? {} : { signature: 's'.repeat(body.length), body: [...body] }),
    });
    const late = clock.sleep(PATIENCE, answered.signal).then((): undefined => undefined);
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
