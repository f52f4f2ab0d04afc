import { net, type Session } from 'electron';
import { MINUTE } from '../../../shared/lib/time.ts';
import { FailureError } from '../../../shared/values/failure.ts';

export type FetchListOptions = {
  readonly session: Session;
  readonly headers: Readonly<Record<string, string>>;
  /** A proxy or a server asks for credentials. */
  readonly login: (
    who: { readonly isProxy: boolean },
    answer: (name?: string, password?: string) => void,
  ) => void;
};

// A list has less than 2 KB. In bytes.
const LIMIT = 64 * 1024;

// In ms, for the whole request.
const PATIENCE = MINUTE;

/** The text at this address: at most 64 KB, within a minute. Throws UPDATE_NOT_REACHED, UPDATE_NOT_UNDERSTOOD. */
export function fetchList(url: URL, options: FetchListOptions): Promise<string> {
  const { session, headers, login } = options;
  return new Promise((resolve, reject) => {
    const request = net.request({ url: url.href, session, redirect: 'follow' });
    const end = (failure: FailureError): void => {
      clearTimeout(timer);
      reject(failure);
      request.abort();
    };
    const timer = setTimeout(() => {
      end(new FailureError({ code: 'UPDATE_NOT_REACHED', systemName: 'ETIMEDOUT' }));
    }, PATIENCE);
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
    request.on('login', login);
    request.on('error', (cause) => {
      clearTimeout(timer);
      reject(cause);
    });
    request.on('response', (response) => {
      // An answer that breaks off emits an error here, too: unhandled, Electron would show a box that blocks
      // everything.
      response.on('error', () => {
        end(new FailureError({ code: 'UPDATE_NOT_REACHED' }));
      });
      const { statusCode } = response;
      if (statusCode !== 200) {
        end(
          new FailureError({
            code: 'UPDATE_NOT_REACHED',
            systemName: `HTTP_ERROR_${String(statusCode)}`,
          }),
        );
        return;
      }
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part) => {
        size += part.length;
        parts.push(part);
        if (size > LIMIT) end(new FailureError({ code: 'UPDATE_NOT_UNDERSTOOD' }));
      });
      response.on('aborted', () => {
        end(new FailureError({ code: 'UPDATE_NOT_REACHED' }));
      });
      response.on('end', () => {
        clearTimeout(timer);
        resolve(Buffer.concat(parts).toString('utf8'));
      });
    });
    request.end();
  });
}
