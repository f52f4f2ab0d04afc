import { defined } from '../../shared/lib/defined.ts';
import type { Changes } from '../base/changes.ts';
import { settingsView } from '../settings/settings-view.ts';
import { type AppState, createAppState } from '../snapshot/app-state.ts';
import { createKeychainView, type KeychainView } from '../snapshot/keychain-view.ts';
import { createProfileList } from '../snapshot/profile-list.ts';
import { joinSlices } from '../snapshot/slices.ts';
import type { Updates } from '../updates/updates.ts';
import type { DesktopFacts } from './desktop-facts.ts';
import type { Engine } from './engine.ts';
import type { Features } from './features.ts';
import type { Stores } from './stores.ts';

/** The parts that show something. */
export type StateOptions = Features &
  Engine &
  Pick<Stores, 'settings' | 'managed' | 'log'> & {
    readonly changes: Changes;
    readonly desktop: Pick<DesktopFacts, 'view'>;
    readonly updates: Pick<Updates, 'view'>;
    /** The languages that the system prefers, the first one most. */
    readonly systemLanguages: () => readonly string[];
    readonly version: string;
  };

/** Puts together what is shown: each field of the snapshot is shown by one part. */
export function createState(parts: StateOptions): {
  readonly state: AppState;
  readonly keychainView: KeychainView;
} {
  const { ports, keys, rotator, failures, settings, managed, desktop, updates } = parts;
  const { snoozing, newKeys, team, handoutClipboard } = parts;
  const profiles = createProfileList({
    ...ports,
    ...parts,
    partitions: parts.partitionAnswers,
    rotations: rotator.views,
    automatic: settings.automatic.get,
    limits: settings.limits,
    managed: managed.told,
    awsTime: parts.awsTime.now,
  });
  const keychainView = createKeychainView({ ...ports, changed: parts.changes.touch });
  const slices = joinSlices([
    keys.view,
    profiles.view,
    keychainView.view,
    failures.view,
    desktop.view,
    () => settingsView(settings, parts.systemLanguages()),
    () => ({ rotations: [...rotator.views()] }),
    () => ({ snoozes: snoozing.current() }),
    () => ({ updates: updates.view() }),
    () => defined({ managed: managed.told().view }),
    () => defined({ adding: newKeys.view() }),
    () => defined({ team: team.view() }),
    () => defined({ copiedHandout: handoutClipboard.view() }),
  ]);
  return { state: createAppState({ ...ports, ...parts, slices }), keychainView };
}
