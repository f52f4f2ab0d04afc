import { type Notice, noticeFor } from '../../shared/contract/notice.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { keysToRotate } from '../../shared/keys/rotate-all-due.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { TrayCommand } from '../../shared/tray/tray-menu.ts';
import { failureOf } from '../../shared/values/failure.ts';
import { explain } from '../../shared/words/errors.ts';
import { notRotatedTitle } from '../../shared/words/rotation/rotation.ts';
import type { Log } from '../base/log.ts';
import type { Rotator } from '../rotation/rotator.ts';
import type { AppState } from '../snapshot/app-state.ts';

/** What the tray's commands act on. */
export type TrayTargets = {
  readonly rotator: Pick<Rotator, 'rotate' | 'rotateAll'>;
  readonly state: Pick<AppState, 'current' | 'subscribe'>;
  readonly checkForPerson: () => Promise<void>;
  readonly changed: () => void;
  readonly log: Log;
  readonly notify: (notice: Notice) => void;
  readonly showWindow: () => void;
  readonly showSettings: () => void;
  /** Snoozes all reminders. */
  readonly snooze: (until: 'tomorrow' | 'next week') => void;
  readonly isWindowInFront: () => boolean;
  readonly installUpdate: () => void;
  readonly quit: () => void;
};

/** Carries out what is chosen in the tray, and reports the outcome of a rotation begun there in a notification. */
export function createTrayCommands(targets: TrayTargets): (command: TrayCommand) => void {
  const { rotator, state, log, notify, isWindowInFront } = targets;
  const { showWindow, showSettings, quit } = targets;
  const fromTray = new Set<string>();
  // Profiles whose rotations are about to begin and have no ID yet.
  const awaited = new Set<string>();
  let known: ReadonlySet<string> = new Set();

  function look({ rotations }: Pick<Snapshot, 'rotations'>): void {
    for (const rotation of rotations) {
      if (!known.has(rotation.id) && rotation.profiles.some((name) => awaited.delete(name))) {
        fromTray.add(rotation.id);
      }
      const rests = !['working', 'rolling back', 'undoing'].includes(rotation.state);
      if (!rests || !fromTray.delete(rotation.id)) {
        continue;
      }
      const notice = noticeFor(rotation, { fromTray: true, windowInFront: isWindowInFront() });
      if (notice !== undefined) {
        notify(notice);
      }
      if (rotation.state === 'waiting for an answer') {
        showWindow();
      }
    }
  }

  state.subscribe(look);

  async function rotate(profile: string): Promise<void> {
    try {
      fromTray.add(await rotator.rotate(profile));
      targets.changed();
    } catch (cause) {
      log.error('the tray could not start a rotation', cause);
      notify({ title: notRotatedTitle([profile]), body: explain(failureOf(cause)).title });
    }
  }

  async function rotateAllDue(): Promise<void> {
    const now = state.current();
    known = new Set(now.rotations.map(({ id }) => id));
    awaited.clear();
    for (const { name } of keysToRotate(now)) {
      awaited.add(name);
    }
    await rotator.rotateAll([...awaited]);
    look(state.current());
    awaited.clear();
  }

  function installUpdate(): void {
    try {
      targets.installUpdate();
    } catch (cause) {
      // The menu was shown before the update was no longer ready.
      log.error('there is no update to install', cause);
    }
  }

  async function check(): Promise<void> {
    try {
      await targets.checkForPerson();
    } catch (cause) {
      log.error('files and keys could not be checked', cause);
    }
  }

  function snooze(until: 'tomorrow' | 'next week'): void {
    try {
      targets.snooze(until);
    } catch (cause) {
      log.error('the reminders could not be put off', cause);
      const { title, body } = explain(failureOf(cause));
      notify({ title, body });
    }
  }

  return (command) => {
    switch (command.verb) {
      case 'rotate':
        void rotate(command.profile);
        return;
      case 'rotate all due':
        void rotateAllDue();
        return;
      case 'open':
        showWindow();
        return;
      case 'snooze':
        snooze(command.until);
        return;
      case 'settings':
        showSettings();
        return;
      case 'check now':
        void check();
        return;
      case 'install update':
        installUpdate();
        return;
      case 'quit':
        quit();
        return;
      default:
        unreachable(command);
    }
  };
}
