import { invalidClientTokenId } from './aws-error.ts';
import type { Behaviours } from './behaviour.ts';
import type { Call } from './call.ts';
import type { Key, Model, Partition } from './model.ts';
import { checkSignature, unusableAuthorization } from './sigv4.ts';
import type { WireRequest } from './sigv4.ts';

/** What decides whether a request is believed; both clocks in milliseconds. */
export type Authority = {
  readonly model: Model;
  readonly behaviours: Behaviours;
  readonly awsTime: number;
  readonly machineTime: number;
};

/** The key that signed the request, or AWS's refusal thrown. */
export function authenticate(request: WireRequest, call: Call, authority: Authority): Key {
  const { authorization } = call;
  if (authorization === undefined) {
    throw unusableAuthorization(request.headers.get('authorization'));
  }
  const key = authority.model.findKey(authorization.keyId);
  if (key === undefined || !isUsable(key, request, authorization.region)) {
    throw invalidClientTokenId();
  }
  if (authority.behaviours.hidesKey(call, key, authority.machineTime)) throw invalidClientTokenId();
  checkSignature(request, authorization, key.secret, authority.awsTime);
  return key;
}

// A session token beside a long-term key makes AWS refuse both; no sessions are known here.
// IAM's region is not checked: SDKs sign with the profile's region when the endpoint is their own.
function isUsable(key: Key, { headers }: WireRequest, region: string): boolean {
  if (key.status === 'Inactive' || headers.has('x-amz-security-token')) return false;
  return partitionOf(region) === key.owner.partition;
}

function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
