import { text } from 'node:stream/consumers';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { z } from 'zod';

// A process of its own, as any other tool of the person would be: nothing but the AWS SDK, which
// finds the files and the endpoint by itself. What it is asked comes in on stdin, because a secret
// has no place in arguments or in the environment; who it is goes out on stdout.

const OtherToolRequest = z.strictObject({
  profile: z.string(),
  /** The pair that the profile held before. */
  earlier: z.strictObject({ accessKeyId: z.string(), secretAccessKey: z.string() }),
});

/** Who AWS takes the caller for, or the name of its refusal. */
async function whoAmI(client: STSClient): Promise<string> {
  try {
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    return Arn ?? 'nobody';
  } catch (cause) {
    return cause instanceof Error ? cause.name : 'unknown';
  } finally {
    client.destroy();
  }
}

const { profile, earlier } = OtherToolRequest.parse(JSON.parse(await text(process.stdin)));
const withFile = await whoAmI(new STSClient({ profile }));
const withEarlier = await whoAmI(new STSClient({ profile, credentials: earlier }));
process.stdout.write(JSON.stringify({ withFile, withEarlier }));
