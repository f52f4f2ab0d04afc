import * as iamSdk from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { HandCall, HandCalls } from './calls.ts';

type Pair = { readonly id: string; readonly secret: string };

/** The rotation to make by hand: the key, the endpoint, and the calls. */
export type HandRotation = {
  readonly url: string;
  readonly userName: string;
  readonly pair: Pair;
  readonly calls: HandCalls;
};

/**
 * Makes the calls of a rotation with nothing else. Returns the new pair, and the time taken, in ms.
 */
export async function rotateByHand({
  url,
  userName,
  pair,
  calls,
}: HandRotation): Promise<{ readonly pair: Pair; readonly milliseconds: number }> {
  const began = performance.now();
  const old = clientsFor(url, pair);
  let made = pair;
  let fresh = old;
  const name = (value: string): string => {
    if (value === 'old key') return pair.id;
    return value === 'new key' ? made.id : value;
  };

  async function make({ action, signedBy, params }: HandCall): Promise<void> {
    const { iam, sts } = signedBy === 'old key' ? old : fresh;
    const id = name(params['AccessKeyId'] ?? '');
    const about = { UserName: userName, AccessKeyId: id };
    switch (action) {
      case 'GetCallerIdentity':
        await sts.send(new GetCallerIdentityCommand({}));
        return;
      case 'GetAccessKeyLastUsed':
        await iam.send(new iamSdk.GetAccessKeyLastUsedCommand({ AccessKeyId: id }));
        return;
      case 'ListAccessKeys':
        await iam.send(new iamSdk.ListAccessKeysCommand({ UserName: userName }));
        return;
      case 'CreateAccessKey': {
        const answer = await iam.send(new iamSdk.CreateAccessKeyCommand({ UserName: userName }));
        const { AccessKeyId = '', SecretAccessKey = '' } = answer.AccessKey ?? {};
        made = { id: AccessKeyId, secret: SecretAccessKey };
        fresh = clientsFor(url, made);
        return;
      }
      case 'UpdateAccessKey': {
        const status = params['Status'] === 'Active' ? 'Active' : 'Inactive';
        await iam.send(new iamSdk.UpdateAccessKeyCommand({ ...about, Status: status }));
        return;
      }
      case 'DeleteAccessKey':
        await iam.send(new iamSdk.DeleteAccessKeyCommand(about));
        return;
      default:
        throw new Error(`nobody makes ${action} by hand`);
    }
  }

  for (const group of calls) {
    await Promise.all(group.map((call) => make(call).catch(unlessAsked(call))));
  }
  const milliseconds = performance.now() - began;
  // A user can have two keys only.
  await fresh.iam.send(
    new iamSdk.DeleteAccessKeyCommand({ UserName: userName, AccessKeyId: pair.id }),
  );
  for (const { iam, sts } of [old, fresh]) {
    iam.destroy();
    sts.destroy();
  }
  return { pair: made, milliseconds };
}

/** Permissions are tried with a key that does not exist: the error saying so is the expected answer. */
function unlessAsked({ params }: HandCall): (cause: unknown) => void {
  const isTrial = !['old key', 'new key', undefined].includes(params['AccessKeyId']);
  return (cause) => {
    if (!isTrial) throw cause;
  };
}

function clientsFor(url: string, { id, secret }: Pair) {
  const options = {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: id, secretAccessKey: secret },
  };
  return { iam: new iamSdk.IAMClient(options), sts: new STSClient(options) };
}
