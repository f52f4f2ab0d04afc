import * as iamSdk from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { HandCall, HandCalls } from './calls.ts';
import { type PromisedWrites, promisedWrites } from './promised-writes.ts';

type Pair = { readonly id: string; readonly secret: string };

/** The rotation to make by hand: the key, the endpoint, and the calls. */
export type HandRotation = {
  readonly url: string;
  readonly userName: string;
  readonly pair: Pair;
  readonly calls: HandCalls;
  /** A folder for the writes between the calls; without one nothing is written. */
  readonly folder?: string;
};

/**
 * Makes the calls of a rotation with nothing else, except its necessary writes if a folder is given. Returns the new
 * pair, and the time taken, in ms.
 */
export async function rotateByHand({
  url,
  userName,
  pair,
  calls,
  folder,
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

  const writes = folder === undefined ? undefined : promisedWrites(folder);
  for (const [at, group] of calls.entries()) {
    if (writes !== undefined) await writeBefore(writes, calls, at);
    await Promise.all(group.map((call) => make(call).catch(unlessAsked(call))));
    if (writes !== undefined) await writeAfter(writes, calls, at);
  }
  const milliseconds = performance.now() - began;
  await writes?.clearUp();
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

/** The key is created in the middle, the new pair is saved before the last look, and the old key is changed last. */
async function writeBefore(writes: PromisedWrites, calls: HandCalls, at: number): Promise<void> {
  if (at === 0) await writes.lock();
  if (isCreating(calls, at)) {
    await writes.begin();
    await writes.record();
  }
  if (at === calls.length - 2) {
    for (const write of [writes.record, writes.record, writes.save, writes.record]) await write();
  }
  if (at === calls.length - 1) await writes.record();
}

async function writeAfter(writes: PromisedWrites, calls: HandCalls, at: number): Promise<void> {
  if (isCreating(calls, at)) await writes.record();
  if (at < calls.length - 1) return;
  for (const write of [writes.record, writes.tell, writes.unlock]) await write();
}

function isCreating(calls: HandCalls, at: number): boolean {
  return calls[at]?.some(({ action }) => action === 'CreateAccessKey') === true;
}

function clientsFor(url: string, { id, secret }: Pair) {
  const options = {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: id, secretAccessKey: secret },
  };
  return { iam: new iamSdk.IAMClient(options), sts: new STSClient(options) };
}
