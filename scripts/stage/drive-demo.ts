import { say } from '../prepare/run-script.ts';
import { CannotPrepare, type PreparedRuntime } from '../prepare/types.ts';
import { askOtherTool } from './ask-other-tool.ts';
import { withCleanUp, type AtEnd } from './clean-up.ts';
import { describeFindings, findAfterRotation, type Finding } from './findings.ts';
import { launchForScript } from './launch.ts';
import { takePictureOfFailure, takePictures } from './pictures.ts';
import { rotateGuarded } from './rotate-guarded.ts';
import { rotateOverdue } from './rotate-overdue.ts';
import { setStage, type Stage } from './set-stage.ts';
import { startVirtualScreen } from './virtual-screen.ts';

const windowLimitMs = 30_000;
// two pixels per point, as on today's screens
const sharpPictures = '--force-device-scale-factor=2';

/**
 * Uses the application as a person would, on a virtual screen: rotates the overdue profile and deactivates its old key,
 * then rotates the one that requires an MFA code. Throws `CannotPrepare`, with words, if any finding fails.
 */
export async function driveDemo(prepared: PreparedRuntime): Promise<void> {
  const { shown, pictures } = await withCleanUp('broken off', async (atEnd) => {
    const stage = await setStage(atEnd);
    say('No display here: Keyturn runs on a virtual one. Each request to the stand-in of AWS:');
    const seen = await inWords(() => useWindow(prepared, stage, atEnd));
    const { name, key } = stage.home.profiles.overdue;
    const answer = await askOtherTool(stage.env, name, key);
    const rotated: Finding = {
      claim: `${name} rotated after one click`,
      seen: `in ${seen.seconds.toFixed(1)} s`,
      holds: true,
    };
    const found = [rotated, ...(await findAfterRotation(stage, answer))];
    return { shown: found, pictures: seen.pictures };
  });
  console.log(`\nWhat this has shown:\n\n${describeFindings(shown)}\n`);
  if (shown.some(({ holds }) => !holds)) {
    throw new CannotPrepare('Not everything held: see above.');
  }
  console.log(`The window in the end: ${pictures.join(' and ')}`);
}

type DemoSummary = { readonly seconds: number; readonly pictures: readonly string[] };

async function useWindow(
  prepared: PreparedRuntime,
  stage: Stage,
  atEnd: AtEnd,
): Promise<DemoSummary> {
  const environment = await startVirtualScreen(stage.folder, stage.env, atEnd);
  const app = await launchForScript(prepared, stage, environment, [sharpPictures]);
  atEnd(() => app.close());
  const page = await app.firstWindow({ timeout: windowLimitMs });
  try {
    const seconds = await rotateOverdue(page, stage.home);
    const pictures = await takePictures(app, page);
    await rotateGuarded(page, stage.home);
    return { seconds, pictures };
  } catch (cause) {
    const path = await takePictureOfFailure(page);
    if (path !== undefined) say(`The window when it failed: ${path}`);
    throw cause;
  }
}

/** A failure in the window is for a person to read: what was awaited, without the stack. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const lines = cause instanceof Error ? cause.message.split('\n') : [String(cause)];
    throw new CannotPrepare(`The demo broke off. ${lines.slice(0, 12).join('\n')}`, { cause });
  }
}
