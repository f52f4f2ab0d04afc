import { FailureError } from '../../../shared/values/failure.ts';
import { lazySession } from '../lazy-session.ts';
import type { Aws } from '../session.ts';
import { whyNotAgreed } from './agreement.ts';

/**
 * The same `Aws`, but each call throws ENDPOINT_NOT_AWS for a host other than AWS's until a person has agreed to it, and
 * nothing is signed: a line in a file or a variable of a shell may send the requests of any key there.
 */
export function agreedAws(aws: Aws): Aws {
  return {
    ...aws,
    session: (signer) => {
      const failure = whyNotAgreed(signer.connection);
      if (failure !== undefined) {
        return lazySession(() => Promise.reject(new FailureError(failure)));
      }
      // Checked, so it is dropped: sessions with the same endpoints are shared.
      const { agreement: _, ...connection } = signer.connection;
      return aws.session({ ...signer, connection });
    },
  };
}
