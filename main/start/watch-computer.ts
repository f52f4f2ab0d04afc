import { app, net, powerMonitor } from 'electron';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { sweepBeside } from '../credentials/saving/temporary-file.ts';
import { type FileWatcher, watchFiles } from '../credentials/watch-files.ts';
import type { Ports } from '../rotation/machine/ports.ts';
import type { AppState } from '../snapshot/app-state.ts';
import { watchNetworkReturn } from '../upkeep/network-return.ts';
import type { Upkeep } from '../upkeep/upkeep.ts';

export type WatchComputerOptions = {
  readonly files: Pick<Ports['files'], 'knownPaths'>;
  readonly locks: Pick<Ports['locks'], 'sweep'>;
  readonly state: Pick<AppState, 'subscribe'>;
  readonly upkeep: Upkeep;
  readonly clock: Clock;
  readonly log: Log;
};

/** Has the upkeep look when another program changes a file, after sleep, and when the network is back. */
export function watchComputer(options: WatchComputerOptions): Pick<FileWatcher, 'lookAgain'> {
  const { files, locks, state, upkeep, clock, log } = options;
  const watching = watchFiles({ paths: files.knownPaths, changed: upkeep.filesChanged, log });
  app.on('will-quit', watching.end);
  powerMonitor.on('resume', upkeep.now);
  watchNetworkReturn({ state, clock, isOnline: net.isOnline, tryAgain: upkeep.now });
  // A person who comes back to a computer that was not asleep is reminded then, too. Linux has no such event.
  powerMonitor.on('unlock-screen', upkeep.now);
  // A process that died while it saved has left a copy of the secrets there.
  for (const file of files.knownPaths()) void sweepBeside(file);
  void locks.sweep();
  return watching;
}
