import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { IssuedKey } from '../../test/support/aws-double/index.ts';
import type { Environment } from '../../test/support/desktop/processes.ts';
import { checkoutRoot } from '../prepare/run-script.ts';

/** The identity that AWS gives another tool: an ARN, or the name of the error. */
const Answer = z.strictObject({ withFile: z.string(), withEarlier: z.string() });
export type OtherToolAnswer = z.infer<typeof Answer>;

const otherTool = fileURLToPath(new URL('other-tool.ts', import.meta.url));
const limitMs = 30_000;

/** Signs in a new process with the pair that the profile holds now, and with the one it held before. */
export async function askOtherTool(
  environment: Environment,
  profile: string,
  earlier: IssuedKey,
): Promise<OtherToolAnswer> {
  const child = spawn(process.execPath, ['--import', 'tsx', otherTool], {
    // from here, tsx is found
    cwd: checkoutRoot,
    // the SDK's warning about the version of Node doesn't concern the audience
    env: { ...environment, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: limitMs,
  });
  const pair = { accessKeyId: earlier.id, secretAccessKey: earlier.secret };
  child.stdin.on('error', () => undefined); // it may have exited without reading
  child.stdin.end(JSON.stringify({ profile, earlier: pair }));
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error('The other tool did not answer');
  return Answer.parse(JSON.parse(said));
}
