import { protocols } from '../service.ts';
import type { Service } from '../service.ts';
import { readAuthorization } from './sigv4.ts';
import type { Authorization, WireRequest } from './sigv4.ts';

/** A request of the query protocol, parsed but not authenticated yet. */
export type Call = {
  readonly action: string;
  readonly version: string;
  /** The parameters apart from `Action` and `Version`. */
  readonly params: Readonly<Record<string, string>>;
  readonly service: Service;
  readonly authorization: Authorization | undefined;
};

/** The call of a request. The scope of its credential distinguishes STS from IAM, or else its version. */
export function readCall(request: WireRequest): Call {
  const query = request.url.split('?', 2)[1] ?? '';
  const all = new Map([
    ...new URLSearchParams(query),
    ...new URLSearchParams(request.body.toString('utf8')),
  ]);
  const action = all.get('Action') ?? '';
  const version = all.get('Version') ?? '';
  all.delete('Action');
  all.delete('Version');
  const authorization = readAuthorization(request.headers.get('authorization'));
  const service = serviceOf(authorization?.service, version);
  return { action, version, params: Object.fromEntries(all), service, authorization };
}

function serviceOf(scope: string | undefined, version: string): Service {
  if (scope === 'sts' || scope === 'iam') return scope;
  return version === protocols.sts.version ? 'sts' : 'iam';
}
