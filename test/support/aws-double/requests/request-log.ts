import type { Service } from '../service.ts';

/** What happened to an answer on its way. */
export type Delivery = 'whole' | 'lost' | 'torn' | 'shortened';

/** One request and its result. Holds no secret. */
export type LoggedRequest = {
  /** The number of the request, from 1. */
  readonly sequence: number;
  /** The number of its connection, from 1. */
  readonly connection: number;
  /** When it arrived, by AWS's clock. */
  readonly time: Date;
  readonly service: Service;
  readonly action: string;
  readonly region: string | undefined;
  /** The ID of the key that signed it, authenticated or not. */
  readonly signedBy: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly status: number;
  /** AWS's error code; `OK` for a result. */
  readonly code: string;
  /** Whether AWS carried the call out, independent of its answer. */
  readonly acted: boolean;
  readonly delivery: Delivery;
};

/** Called with each request right before its answer is sent. */
export type RequestListener = (request: LoggedRequest) => void;

/** The request log of a double. */
export type RequestLog = ReturnType<typeof createRequestLog>;

/** An empty log. */
export function createRequestLog() {
  const entries: LoggedRequest[] = [];
  const listeners = new Set<RequestListener>();

  function add(entry: LoggedRequest): void {
    entries.push(entry);
    for (const listener of listeners) listener(entry);
  }

  function onRequest(listener: RequestListener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function waitForRequest(
    wanted: (request: LoggedRequest) => boolean,
    timeoutMs: number,
  ): Promise<LoggedRequest> {
    const known = entries.find(wanted);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const stop = onRequest((request) => {
        if (!wanted(request)) return;
        clearTimeout(timer);
        stop();
        resolve(request);
      });
      const timer = setTimeout(() => {
        stop();
        const seen = entries.map(describeRequest).join('\n') || '(none)';
        reject(new Error(`no such request within ${timeoutMs} ms; the requests so far:\n${seen}`));
      }, timeoutMs);
    });
  }

  function clear(): void {
    entries.length = 0;
  }

  return { entries, add, onRequest, waitForRequest, clear };
}

/** A request on one line, for a terminal. */
export function describeRequest(request: LoggedRequest): string {
  const { sequence, time, service, action, signedBy, params, status, code, delivery } = request;
  const given = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  const outcome = [status, code, ...(delivery === 'whole' ? [] : [`(answer ${delivery})`])];
  const signer = signedBy ?? 'nobody';
  const what = [`${service}:${action || '?'}`, ...given].join(' ');
  return `#${sequence} ${time.toISOString()} ${what}, signed by ${signer} → ${outcome.join(' ')}`;
}
