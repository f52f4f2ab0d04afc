import {
  isCheckDue,
  mayCheck,
  mayInstall,
  phaseAtStart,
  quitsForUpdate,
  type UpdateChoice,
  type UpdateFacts,
  type UpdateHindrance,
  type UpdatePhase,
  type Updates as UpdatesInSnapshot,
  updateView,
  withoutTried,
} from '../../shared/contract/updates.ts';
import { FailureError, failureOf } from '../../shared/values/failure.ts';
import type { Log } from '../base/log.ts';

/** What can get and install another version of Keyturn. */
export type Updater = {
  /** Why it can't here; nothing else is ever called then. */
  readonly hindrance: UpdateHindrance | undefined;
  /**
   * Asks the server; gives a newer version where there is one. Throws UPDATE_NOT_REACHED, UPDATE_NOT_UNDERSTOOD, or
   * UPDATE_NOT_SIGNED where the publisher has not signed its list.
   */
  find(): Promise<string | undefined>;
  /**
   * Gets what was found, until it is told to stop; nothing of it is left then. Throws UPDATE_DAMAGED where it is not what
   * the server has promised, or UPDATE_FAILED.
   */
  download(progress: (percent: number) => void, stopped: AbortSignal): Promise<void>;
  /** Has what was got take the place of this version; the application must end right after it. */
  install(how: { readonly startsAgain: boolean }): void;
  /** Removes all that was ever downloaded. Throws FILE_NOT_REMOVED or FILE_HELD. */
  forget(): Promise<void>;
};

/** What `createUpdates` is given. */
export type UpdatesOptions = {
  readonly updater: Updater;
  /** The version that runs. */
  readonly version: string;
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
  /** Ends what is under way, and removes what was downloaded. Throws FILE_NOT_REMOVED or FILE_HELD. */
  forget(): Promise<void>;
  /** What is to be done when Keyturn ends. */
  readonly shutdownTask: { isNeeded(): boolean; act(): Promise<void> };
};

/** Nothing is fetched before a person has agreed, nothing is installed while a rotation is in its middle. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { updater, kept, updatesAllowed, isRotating, isBusy, now, changed, quit, log } = options;
  let phase: UpdatePhase = phaseAtStart(kept.get(), options.version);
  // Whoever switches updates off does not want the answer that is under way.
  let turn = new AbortController();

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

  function begin(): void {
    turn = new AbortController();
    void run(turn.signal);
  }

  /** Lets go of what is under way or ready. */
  function stop(): void {
    turn.abort();
    phase = { phase: 'idle' };
  }

  async function run(stopped: AbortSignal): Promise<void> {
    const isMine = (): boolean => !stopped.aborted && updatesAllowed();
    become({ phase: 'checking' });
    try {
      const version = await updater.find();
      if (!isMine()) return;
      keep({ ...withoutTried(kept.get()), checkedAt: now() });
      if (version === undefined) {
        become({ phase: 'idle' });
        return;
      }
      become({ phase: 'downloading', version, percent: 0 });
      await updater.download((percent) => {
        if (isMine()) become({ phase: 'downloading', version, percent });
      }, stopped);
      if (!isMine()) return;
      log.info('an update is ready', { version });
      become({ phase: 'ready', version, isWanted: false });
    } catch (cause) {
      if (!stopped.aborted) log.error('no update could be got', cause);
      if (isMine()) become({ phase: 'failed', failure: failureOf(cause), at: now() });
    } finally {
      // A policy that came in the meantime stays silent about what it has stopped.
      if (!stopped.aborted && !updatesAllowed()) become({ phase: 'idle' });
    }
  }

  /** What can't be kept is asked once more another time. */
  function keep(choice: UpdateChoice): void {
    try {
      kept.set(choice);
    } catch (cause) {
      log.error('what is known of updates could not be kept', cause);
    }
  }

  function settle(): void {
    if (quitsForUpdate(facts())) quit();
  }

  return {
    view: () => ({ daily: kept.get().daily === true, now: updateView(facts()) }),
    look: () => {
      settle();
      // A policy may have come in the meantime.
      if (!updatesAllowed()) stop();
      if (isCheckDue(facts(), now())) begin();
    },
    setDaily: (daily) => {
      kept.set({ ...(daily ? kept.get() : withoutTried(kept.get())), daily });
      if (!daily) stop();
      if (isCheckDue(facts(), now())) begin();
      changed();
    },
    check: () => {
      if (!mayCheck(facts())) throw new FailureError({ code: 'BAD_REQUEST' });
      begin();
    },
    checkWherePossible: () => {
      if (mayCheck(facts())) begin();
    },
    install: () => {
      if (phase.phase !== 'ready') throw new FailureError({ code: 'BAD_REQUEST' });
      become({ ...phase, isWanted: true });
      settle();
    },
    settle,
    forget: async () => {
      stop();
      await updater.forget();
    },
    shutdownTask: {
      isNeeded: () => mayInstall({ ...facts(), isRotating: false }),
      act: async () => {
        await options.pauseRotations();
        // A look at a key that was rotated just now does no harm where it is cut short.
        if (!mayInstall({ ...facts(), isRotating: isRotating() })) return;
        if (phase.phase !== 'ready') return;
        const { version, isWanted: startsAgain } = phase;
        keep({ ...kept.get(), tried: { version, from: options.version, at: now() } });
        log.info('the update takes the place of this version');
        updater.install({ startsAgain });
        await log.flush();
      },
    },
  };
}
