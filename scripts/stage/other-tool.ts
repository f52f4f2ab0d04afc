import { text } from 'node:stream/consumers';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { z } from 'zod';

// A separate process, like any other tool of the person: only the AWS SDK, which finds the files and the endpoint
// itself. Its request comes on stdin, because a secret has no place in arguments or in the environment; the identity
// goes to stdout.

const OtherToolRequest = z.strictObject({
  profile: z.string(),
  /** The pair that the profile held before. */
  earlier: z.strictObject({ accessKeyId: z.string(), secretAccessKey: z.string() }),
});

/** The caller's identity on AWS, or the name of the error. */
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
