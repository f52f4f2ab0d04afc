import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Bus } from '../bus/bus.ts';
import { busName, busPath, trayHostOn, watcher, watcherPath } from './tray-host-questions.ts';

/** What is told of the desktop's tray. */
export type TrayHostNews = {
  /** Something shows tray icons, or nothing does. */
  readonly is: (there: boolean) => void;
  /** What shows them is there anew, and does not know the icon: it has to be made once more. */
  readonly came: () => void;
};

/** What shows icons: anew each time that it comes, also under the same name on the bus. */
type Host = { readonly name: string };

/** What is watched with. */
type Means = { readonly clock: Pick<Clock, 'sleep'>; readonly log: Log };

// In ms, one after the other. The first leaves Chromium the time to tell a restarted panel of the icon by itself: an icon
// that is taken away in that moment stays in the list of Xfce's panel as one that nobody answers for. The second is for
// an icon that was made in a moment in which the panel could not take it.
const untilAsked = [500, 2_000] as const;

/**
 * Watches whether something on the bus shows tray icons, and tells it at once and whenever it changes. Where the bus
 * does not answer nothing is told.
 */
export async function watchTrayHost(
  bus: Bus,
  news: TrayHostNews,
  { clock, log }: Means,
): Promise<void> {
  const asked = trayHostOn(bus);
  let looks = 0;
  let host: Host | undefined;
  let hasTold = false;

  /**
   * Tells of what shows icons as long as it does not know ours. Where it does not tell, one that was there from the
   * beginning is taken to know it, and one that came later not to. Never fails.
   */
  async function seeToIcon(shower: Host, wasThere: boolean): Promise<void> {
    for (const wait of untilAsked) {
      await clock.sleep(wait);
      if (host !== shower) return;
      try {
        const isKnown = await asked.knowsOurIcon(shower.name).catch((cause: unknown) => {
          log.error('the tray does not tell which icons it knows', cause);
          return wasThere;
        });
        // It may have gone meanwhile, and another one have come, which is asked in its own time.
        if (isKnown || (await asked.findHost()) !== shower.name || host !== shower) return;
        log.info('the tray does not know the icon, which is made once more');
        news.came();
      } catch (cause) {
        log.error('the icon could not be made once more', cause);
      }
    }
  }

  async function look(): Promise<void> {
    looks += 1;
    const turn = looks;
    let found: string | undefined;
    try {
      found = await asked.findHost();
    } catch (cause) {
      // It may go while it is asked: then the bus tells of it, and it is looked for once more.
      log.error('the tray of the desktop could not be asked about', cause);
      return;
    }
    if (turn !== looks) return;
    const isFirst = !hasTold;
    hasTold = true;
    const before = host;
    if (found !== before?.name) host = found === undefined ? undefined : { name: found };
    if (isFirst || (before === undefined) !== (host === undefined)) news.is(host !== undefined);
    if (host !== undefined && host !== before) void seeToIcon(host, isFirst);
  }

  const again = (): void => {
    void look();
  };
  try {
    const owners = { sender: busName, path: busPath, interface: busName } as const;
    await bus.hear({ ...owners, member: 'NameOwnerChanged', about: watcher }, again);
    for (const member of ['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered']) {
      const signal = { sender: watcher, path: watcherPath, interface: watcher, member };
      await bus.hear(signal, again);
    }
  } catch (cause) {
    log.error('the tray of the desktop could not be watched', cause);
    return;
  }
  await look();
}
