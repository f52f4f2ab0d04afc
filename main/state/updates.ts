import { Failed, failureOf } from '../../shared/failure.ts';
import {
  isCheckDue,
  mayCheck,
  mayInstall,
  quitsForUpdate,
  type UpdateChoice,
  type UpdateFacts,
  type UpdateHindrance,
  type UpdatePhase,
  type Updates as UpdatesInSnapshot,
  updateView,
} from '../../shared/updates.ts';
import type { Log } from '../rotation/ports.ts';

/** What can get and install another version of Keyturn. */
export type Updater = {
  /** Why it can't here; nothing else is ever called then. */
  readonly hindrance: UpdateHindrance | undefined;
  /** Asks the server; gives a newer version where there is one. Throws UPDATE_NOT_REACHED, UPDATE_NOT_UNDERSTOOD. */
  find(): Promise<string | undefined>;
  /** Gets what was found. Throws UPDATE_DAMAGED where it is not what the server has promised, or UPDATE_FAILED. */
  download(progress: (percent: number) => void): Promise<void>;
  /** Has what was got take the place of this version; the application must end right after it. */
  install(how: { readonly startsAgain: boolean }): void;
};

/** What `createUpdates` is given. */
export type UpdatesOptions = {
  readonly updater: Updater;
  readonly kept: { get(): UpdateChoice; set(choice: UpdateChoice): void };
  /** Whether the policy of whoever manages this computer allows it. */
  readonly updatesAllowed: () => boolean;
  /** Whether one is in its middle. */
  readonly isRotating: () => boolean;
  /** Whether anything at all is being done about one, a look at its key as well. */
  readonly isBusy: () => boolean;
  /** Lets the step that is under way end, and no other begin. */
  readonly pauseRotations: () => Promise<void>;
  readonly now: () => number;
  readonly changed: () => void;
  /** Ends Keyturn, which asks for `lastAct` on its way. */
  readonly quit: () => void;
  /** Flushed before the end, which nothing else waits for. */
  readonly log: Log & { flush(): Promise<void> };
};

/** New versions of Keyturn: looked for when a person has agreed, installed when it ends. */
export type Updates = {
  view(): UpdatesInSnapshot;
  /** Looks for one where it is time to. Never throws, and does not wait for the answer. */
  look(): void;
  /** A person's answer. Throws FILE_NOT_SAVED. */
  setDaily(on: boolean): void;
  /** Looks for one because a person wants it. Throws BAD_REQUEST where that may not be. */
  check(): void;
  /** The same for a menu that does not know whether it may: does nothing then. */
  checkWherePossible(): void;
  /** Ends Keyturn for the one that is ready, once no rotation is in its middle. Throws BAD_REQUEST. */
  install(): void;
  /** To be called whenever a rotation has changed. */
  settle(): void;
  /** What is to be done when Keyturn ends. */
  readonly lastAct: { isNeeded(): boolean; act(): Promise<void> };
};

/** Nothing is fetched before a person has agreed, nothing is installed while a rotation is in its middle. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { updater, kept, updatesAllowed, isRotating, isBusy, now, changed, quit, log } = options;
  let phase: UpdatePhase = { phase: 'idle' };
  // Whoever switches updates off does not want the answer that is under way.
  let turn = 0;

  function facts(): UpdateFacts {
    return {
      hindrance: updater.hindrance,
      isAllowed: updatesAllowed(),
      choice: kept.get(),
      phase,
      isRotating: isRotating() || isBusy(),
    };
  }

  function become(next: UpdatePhase): void {
    phase = next;
    changed();
  }

  async function run(): Promise<void> {
    turn += 1;
    const mine = turn;
    const isMine = (): boolean => mine === turn && updatesAllowed();
    become({ phase: 'checking' });
    try {
      const version = await updater.find();
      if (!isMine()) return;
      noteChecked();
      if (version === undefined) {
        become({ phase: 'idle' });
        return;
      }
      become({ phase: 'downloading', version, percent: 0 });
      await updater.download((percent) => {
        if (isMine()) become({ phase: 'downloading', version, percent });
      });
      if (!isMine()) return;
      log.info('an update is ready', { version });
      become({ phase: 'ready', version, isWanted: false });
    } catch (cause) {
      log.error('no update could be got', cause);
      if (isMine()) become({ phase: 'failed', failure: failureOf(cause), at: now() });
    } finally {
      // A policy that came in the meantime stays silent about what it has stopped.
      if (mine === turn && !updatesAllowed()) become({ phase: 'idle' });
    }
  }

  /** What can't be kept is asked once more another time. */
  function noteChecked(): void {
    try {
      kept.set({ ...kept.get(), checkedAt: now() });
    } catch (cause) {
      log.error('the time of the look for updates could not be kept', cause);
    }
  }

  function settle(): void {
    if (quitsForUpdate(facts())) quit();
  }

  return {
    view: () => ({ daily: kept.get().daily === true, now: updateView(facts()) }),
    look: () => {
      settle();
      if (isCheckDue(facts(), now())) void run();
    },
    setDaily: (daily) => {
      kept.set({ ...kept.get(), daily });
      if (daily) {
        if (isCheckDue(facts(), now())) void run();
      } else {
        turn += 1;
        phase = { phase: 'idle' };
      }
      changed();
    },
    check: () => {
      if (!mayCheck(facts())) throw new Failed({ code: 'BAD_REQUEST' });
      void run();
    },
    checkWherePossible: () => {
      if (mayCheck(facts())) void run();
    },
    install: () => {
      if (phase.phase !== 'ready') throw new Failed({ code: 'BAD_REQUEST' });
      become({ ...phase, isWanted: true });
      settle();
    },
    settle,
    lastAct: {
      isNeeded: () => mayInstall({ ...facts(), isRotating: false }),
      act: async () => {
        await options.pauseRotations();
        // A look at a key that was rotated just now does no harm where it is cut short.
        if (!mayInstall({ ...facts(), isRotating: isRotating() })) return;
        const startsAgain = phase.phase === 'ready' && phase.isWanted;
        log.info('the update takes the place of this version');
        updater.install({ startsAgain });
        await log.flush();
      },
    },
  };
}
