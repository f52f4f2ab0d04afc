import { setTimeout as pause } from 'node:timers/promises';
import type { Desktop } from '../../test/support/desktop/desktop.ts';
import { type Daemon, startDaemon } from '../../test/support/desktop/processes.ts';

/** Reports events of a desktop at the moment they happen, by `performance.now()`. */
export type DesktopWatch = {
  /** When the next tray icon registers. */
  nextTrayItem(): Promise<number>;
  /** When the window manager shows the next window. */
  nextWindow(): Promise<number>;
  end(): Promise<void>;
};

const registered = [
  "type='signal'",
  "interface='org.kde.StatusNotifierWatcher'",
  "member='StatusNotifierItemRegistered'",
].join(',');

/** Watches from outside: two processes print each change as it happens, and query nothing. */
export async function watchDesktop({ env }: Pick<Desktop, 'env'>): Promise<DesktopWatch> {
  const bus = startDaemon(['dbus-monitor', '--session', registered], { environment: env });
  const screen = startDaemon(['xprop', '-root', '-spy', '_NET_CLIENT_LIST'], { environment: env });
  // The monitor prints its own names first.
  const isWatching = events(bus, (line) => line.includes('member=NameLost')).next();
  const items = events(bus, (line) => line.includes('member=StatusNotifierItemRegistered'));
  const lists = events(screen, () => true).next();
  const windows = events(screen, isLonger());
  await Promise.all([isWatching, lists]);
  return {
    nextTrayItem: items.next,
    nextWindow: windows.next,
    end: async () => {
      await bus.stop();
      await screen.stop();
    },
  };
}

/** Whether a list of windows has one that was not in the previous list. IDs are reused once their window is gone. */
function isLonger(): (line: string) => boolean {
  let before: ReadonlySet<string> = new Set();
  return (line) => {
    const now = new Set(line.match(/0x[0-9a-f]+/g));
    const hasMore = [...now].some((id) => !before.has(id));
    before = now;
    return hasMore;
  };
}

type Events = { next(): Promise<number> };

// A busy machine is slow, but not this slow. In ms.
const PATIENCE = 60_000;

/** The moments at which a process prints a line that matches. */
function events(daemon: Daemon, tells: (line: string) => boolean): Events {
  const waiting = new Set<(moment: number) => void>();
  let rest = '';
  daemon.child.stdout?.on('data', (text: Buffer) => {
    const moment = performance.now();
    const lines = (rest + text.toString()).split('\n');
    rest = lines.pop() ?? '';
    // Every line is read, even if nothing waits for it.
    if (lines.filter(tells).length === 0) return;
    for (const resolve of waiting) resolve(moment);
    waiting.clear();
  });
  return {
    next: async () => {
      const late = new AbortController();
      const never = pause(PATIENCE, undefined, { signal: late.signal }).then((): never => {
        daemon.assertAlive();
        throw new Error(`Nothing happened for ${PATIENCE} ms`);
      });
      try {
        return await Promise.race([
          never,
          new Promise<number>((resolve) => {
            waiting.add(resolve);
          }),
        ]);
      } finally {
        late.abort();
      }
    },
  };
}
