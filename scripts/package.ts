import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { targetsOfStandIn } from './package/builder-tools.ts';
import { tryInCleanRoot } from './package/clean-root.ts';
import { pack, type Targets } from './package/pack.ts';
import { writeChecksums, writeSbom } from './package/papers.ts';
import { refuseStandIn, refuseTestArtifacts } from './package/release.ts';
import { signLists, takeSigningKeys } from './package/sign-lists.ts';
import { prepare } from './prepare.ts';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';
import { hasCommand } from './prepare/system-packages.ts';
import type { Runtime } from './prepare/types.ts';
import { buildApplication } from './stage/build-application.ts';

// Builds the packages of this system into dist/. With --release only on the pinned Electron: everything published is
// built on it.
await runScript(import.meta.url, async () => {
  const { values } = parseArgs({ options: { release: { type: 'boolean', default: false } } });
  const prepared = await prepare('package');
  const { runtime } = prepared;
  if (values.release) refuseStandIn(runtime);
  // Removed from the environment before the build, which must not see them.
  const signingKeys = values.release ? takeSigningKeys(process.env) : undefined;
  await buildApplication();
  const output = path.join(checkoutRoot, 'dist');
  await rm(output, { recursive: true, force: true });
  const { unpacked, packages } = await pack(prepared, targetsFor(runtime), output, values.release);
  say(`Unpacked: ${unpacked}, with ${String((await readdir(unpacked)).length)} files and folders.`);
  if (signingKeys !== undefined) {
    say(`Signed: ${(await signLists(output, signingKeys)).join(', ')}.`);
  }
  const sbom = await writeSbom(output, runtime);
  say(`What ships: ${sbom}.`);
  const made = [...packages, sbom];
  if (values.release) refuseTestArtifacts(made);
  say(`Checksums: ${await writeChecksums(output, made, process.platform)}.`);
  const deb = packages.find((name) => name.endsWith('.deb'));
  if (deb !== undefined) await tryInCleanRoot(deb);
});

/** AppImage needs tools that electron-builder downloads, as do all packages of Windows and macOS. */
function targetsFor({ kind }: Runtime): Targets {
  return kind === 'pinned' ? 'all of this system' : targetsOfStandIn(hasCommand);
}
