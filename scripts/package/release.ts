import path from 'node:path';
import { CannotPrepare, type Runtime } from '../prepare/types.ts';

/** Part of the name of every file that is built on the stand-in; such a file is never published. */
export const testRuntimeMark = 'testruntime';

/** Throws `CannotPrepare` unless releases are built on this runtime. */
export function refuseStandIn(runtime: Runtime): void {
  if (runtime.kind !== 'pinned') {
    throw new CannotPrepare('A release is built on the pinned Electron, and this is a stand-in.');
  }
}

/** Throws `CannotPrepare` if there is nothing to publish, or a file that must not be published. */
export function refuseTestArtifacts(files: readonly string[]): void {
  if (files.length === 0) throw new CannotPrepare('There is nothing to publish.');
  const marked = files.filter((file) => path.basename(file).includes(testRuntimeMark));
  if (marked.length > 0) {
    throw new CannotPrepare(`Built on a stand-in, never to be published: ${marked.join(', ')}.`);
  }
}
