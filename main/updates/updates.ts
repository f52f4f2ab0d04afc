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

/** Finds, downloads and installs another version of Keyturn. */
export type Updater = {
  /** Why it can't here; no other method is called then. */
  readonly hindrance: UpdateHindrance | undefined;
  /**
   * The newer version on the server, if there is one. Throws UPDATE_NOT_REACHED, UPDATE_NOT_UNDERSTOOD, or
   * UPDATE_NOT_SIGNED where the publisher has not signed the list.
   */
  find(): Promise<string | undefined>;
  /**
   * Downloads what was found; if `stopped` is aborted, nothing of it is left. Throws UPDATE_DAMAGED where it differs
   * from the server's list, or UPDATE_FAILED.
   */
  download(progress: (percent: number) => void, stopped: AbortSignal): Promise<void>;
  /** Replaces this version with the download; the application must exit right after it. */
  install(how: { readonly startsAgain: boolean }): void;
  /** Removes everything that was ever downloaded. Throws FILE_NOT_REMOVED or FILE_HELD. */
  forget(): Promise<void>;
};

export type UpdatesOptions = {
  readonly updater: Updater;
  /** The version of this process. */
  readonly version: string;
  readonly kept: { get(): UpdateChoice; set(choice: UpdateChoice): void };
  /** Whether the organisation's rules allow it. */
  readonly updatesAllowed: () => boolean;
  /** Whether a rotation can't be interrupted now. */
  readonly isRotating: () => boolean;
  /** Whether a rotation is being worked on at all, even to look at its key. */
  readonly isBusy: () => boolean;
  /** Lets the current step end, and starts no other. */
  readonly pauseRotations: () => Promise<void>;
  readonly now: () => number;
  readonly changed: () => void;
  /** Quits Keyturn, which runs `shutdownTask` before it exits. */
  readonly quit: () => void;
  /** Flushed before the exit, which nothing else waits for. */
  readonly log: Log & { flush(): Promise<void> };
};

/** New versions of Keyturn: looked for if a person has agreed, installed at exit. */
export type Updates = {
  view(): UpdatesInSnapshot;
  /** Checks for one if that is due. Never throws, and doesn't wait for the answer. */
  look(): void;
  /** A person's answer. Throws FILE_NOT_SAVED. */
  setDaily(on: boolean): void;
  /** Checks for one because a person wants it. Throws BAD_REQUEST where that is not allowed now. */
  check(): void;
  /** The same for a menu; does nothing where it is not allowed now. */
  checkWherePossible(): void;
  /** Quits Keyturn to install the update that is ready, once no rotation prevents it. Throws BAD_REQUEST. */
  install(): void;
  /** To be called after every change of a rotation. */
  settle(): void;
  /** Stops the current check or download, and removes the downloads. Throws FILE_NOT_REMOVED or FILE_HELD. */
  forget(): Promise<void>;
  /** Installs the update at exit. */
  readonly shutdownTask: { isNeeded(): boolean; act(): Promise<void> };
};

/** Nothing is fetched before a person has agreed, and nothing is installed while a rotation can't be interrupted. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { updater, kept, updatesAllowed, isRotating, isBusy, now, changed, quit, log } = options;
  let phase: UpdatePhase = phaseAtStart(kept.get(), options.version);
  // A person who switches updates off doesn't want the pending answer.
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

  /** Aborts the current check or download, and forgets one that is ready. */
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
      // If the organisation's rules have forbidden updates by then, the failure is not shown.
      if (!stopped.aborted && !updatesAllowed()) become({ phase: 'idle' });
    }
  }

  /** A choice that can't be stored is asked for again later. */
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
      // The organisation's rules may have changed by now.
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
        // A look at the key of a recent rotation can be interrupted without harm.
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
