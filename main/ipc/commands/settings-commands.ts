import type { Handlers, HandlersOf } from '../../../shared/contract/contract.ts';
import type { Changes } from '../../base/changes.ts';
import type { NetworkChoices } from '../../commands/network-choices.ts';
import type { PathChoices } from '../../commands/path-choices.ts';
import type { Snoozing } from '../../reminders/snoozing.ts';
import type { AppSettings } from '../../settings/settings.ts';
import type { Updates } from '../../updates/updates.ts';

/** What the commands about settings reach. */
export type SettingsTargets = {
  readonly state: Pick<Changes, 'touch'>;
  readonly settings: Pick<AppSettings, 'setPolicy' | 'setLimits' | 'setAppearance' | 'reminders'>;
  readonly snoozing: Pick<Snoozing, 'set'>;
  readonly paths: PathChoices;
  readonly network: NetworkChoices;
  readonly updates: Pick<Updates, 'setDaily' | 'check' | 'install'>;
  readonly desktop: { setStartsAtLogin(on: boolean): Promise<void> };
  readonly removeEverything: () => Promise<void>;
};

/** What a person sets. */
export function settingsCommands(
  targets: SettingsTargets,
): Pick<Handlers, 'settings' | 'files' | 'connection' | 'reminders' | 'updates'> {
  const { state, settings, snoozing, paths, network, updates } = targets;
  return {
    settings: ownSettings(targets),
    files: {
      choose: async ({ kind }) => ({ chosen: await paths.chooseFile(kind) }),
      reset: ({ kind }) => {
        paths.usualFile(kind);
      },
      addHome: async () => ({ chosen: await paths.addHome() }),
      removeHome: ({ home }) => {
        paths.removeHome(home);
      },
    },
    connection: {
      setProxy: (proxy) => network.setProxy(proxy),
      chooseCertificates: async () => ({ chosen: await network.chooseCertificates() }),
      removeCertificates: () => network.usualCertificates(),
      test: () => network.test(),
    },
    reminders: {
      set: (reminders) => {
        settings.reminders.set(reminders);
        state.touch();
      },
      snooze: ({ keys, until }) => {
        snoozing.set(keys, until);
      },
    },
    updates: {
      setDaily: ({ daily }) => {
        updates.setDaily(daily);
      },
      checkNow: () => {
        updates.check();
      },
      install: () => {
        updates.install();
      },
    },
  };
}

function ownSettings({
  state,
  settings,
  desktop,
  removeEverything,
}: SettingsTargets): HandlersOf<'settings'> {
  return {
    setPolicy: (policy) => {
      settings.setPolicy(policy);
      state.touch();
    },
    setLimits: (limits) => {
      settings.setLimits(limits);
      state.touch();
    },
    setAppearance: (appearance) => {
      settings.setAppearance(appearance);
      state.touch();
    },
    setStartsAtLogin: ({ on }) => desktop.setStartsAtLogin(on),
    removeEverything: () => removeEverything(),
  };
}
