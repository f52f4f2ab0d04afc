import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Bus } from '../bus/bus.ts';
import { busName, busPath, trayHostOn, watcher, watcherPath } from './tray-host-questions.ts';

/** The callbacks about the desktop's tray. */
export type TrayHostNews = {
  /** Whether a host shows tray icons. */
  readonly is: (there: boolean) => void;
  /** A host has started and does not list the icon: it has to be created again. */
  readonly came: () => void;
};

/** A program that shows icons; a new object for each start, even under the same name on the bus. */
type Host = { readonly name: string };

/** What is watched with. */
type Means = { readonly clock: Pick<Clock, 'sleep'>; readonly log: Log };

// In ms, one after the other. The first leaves Chromium the time to register the icon with a restarted panel itself: an
// icon that is removed at that moment stays in the list of Xfce's panel as a dead one. The second is for an icon that
// was created while the panel could not take it.
const untilAsked = [500, 2_000] as const;

/**
 * Reports whether a program on the bus shows tray icons, at once and at every change. Where the bus does not answer,
 * nothing is reported.
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
   * Reports until the host lists our icon. A host that gives no list is trusted only if it was there at the start.
   * Never throws.
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
        // By now the host may be another one, which gets its own check.
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
      // It may have ended during the query: the bus then reports a change, and it is looked for again.
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
