import { FailureError } from '../../../shared/values/failure.ts';
import { lazySession } from '../lazy-session.ts';
import type { Aws } from '../session.ts';
import { whyNotAgreed } from './agreement.ts';

/**
 * The same way to AWS, but nothing is signed for a host that is none of AWS's before a person has agreed to it: a line
 * in a file or a variable of a shell may lead the requests of any key there. Each call throws ENDPOINT_NOT_AWS then.
 */
export function agreedAws(aws: Aws): Aws {
  return {
    ...aws,
    session: (signer) => {
      const failure = whyNotAgreed(signer.connection);
      if (failure !== undefined) {
        return lazySession(() => Promise.reject(new FailureError(failure)));
      }
      // Behind the wall it says nothing more: two ways to the same place are one.
      const { agreement: _, ...connection } = signer.connection;
      return aws.session({ ...signer, connection });
    },
  };
}
