import type { Line } from './bars.ts';
import { type Contestant, emptyApplication, openGround } from './contestants.ts';
import { medianOf } from './measure.ts';
import type { BenchOptions, Section } from './section.ts';
import { type DesktopWatch, watchDesktop } from './watch-desktop.ts';

/** From the start of the process, in ms. */
type Times = { readonly tray: number; readonly window: number };

/** How soon Keyturn is ready, against an empty application. */
export const start: Section = {
  title: 'The start',
  method:
    'The built application, not packaged, on a desktop of its own with a panel, with one profile against an AWS on this computer; and an Electron application on the same runtime that has nothing but a tray icon with a menu, and a window with a line of text. Both are started in turn as a process of their own. The tray is there when the panel’s watcher announces it on the bus; the window, when the screen server shows it.',
  run: benchStart,
};

async function benchStart({ short }: BenchOptions): Promise<readonly Line[]> {
  const ground = await openGround();
  try {
    const watch = await watchDesktop(ground.scene.desktop);
    const rounds = short ? 5 : 15;
    const ours: Times[] = [];
    const reference: Times[] = [];
    // The first round warms up: later ones read from the disk cache.
    for (let round = 0; round <= rounds; round += 1) {
      const [one, other] = [
        await startOnce(ground.ours, watch),
        await startOnce(ground.reference, watch),
      ];
      if (round === 0) continue;
      ours.push(one);
      reference.push(other);
    }
    await watch.end();
    const line = (title: string, what: keyof Times, most: number): Line => ({
      title,
      against: emptyApplication,
      unit: 'ms',
      ours: medianOf(ours.map((times) => times[what])),
      reference: medianOf(reference.map((times) => times[what])),
      rounds,
      bar: { kind: 'times', most },
    });
    return [
      line('Start to the tray registered', 'tray', 1.25),
      line('Start to the window shown', 'window', 1.35),
    ];
  } finally {
    await ground.close();
  }
}

async function startOnce(contestant: Contestant, watch: DesktopWatch): Promise<Times> {
  const next = Promise.all([watch.nextTrayItem(), watch.nextWindow()]);
  const began = performance.now();
  const started = contestant.start();
  try {
    const [tray, window] = await next;
    return { tray: tray - began, window: window - began };
  } finally {
    await started.end();
  }
}
