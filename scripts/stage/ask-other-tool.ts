import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { IssuedKey } from '../../test/support/aws-double/index.ts';
import type { Environment } from '../../test/support/desktop/processes.ts';
import { checkoutRoot } from '../prepare/run-script.ts';

/** Who AWS takes another tool for: an ARN, or the name of its refusal. */
const Answer = z.strictObject({ withFile: z.string(), withEarlier: z.string() });
export type OtherToolAnswer = z.infer<typeof Answer>;

const otherTool = fileURLToPath(new URL('other-tool.ts', import.meta.url));
const limitMs = 30_000;

/** Has a fresh process sign with the pair that the profile holds now, and with the one it held before. */
export async function askOtherTool(
  environment: Environment,
  profile: string,
  earlier: IssuedKey,
): Promise<OtherToolAnswer> {
  const child = spawn(process.execPath, ['--import', 'tsx', otherTool], {
    // tsx is found from here
    cwd: checkoutRoot,
    // what the SDK has to say about the version of Node is not for the audience
    env: { ...environment, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: limitMs,
  });
  const pair = { accessKeyId: earlier.id, secretAccessKey: earlier.secret };
  child.stdin.on('error', () => undefined); // it may have ended without reading
  child.stdin.end(JSON.stringify({ profile, earlier: pair }));
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error('The other tool did not answer');
  return Answer.parse(JSON.parse(said));
}
