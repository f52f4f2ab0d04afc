import type { Handlers, HandlersOf } from '../../../shared/contract/contract.ts';
import { permissionPolicy } from '../../../shared/permissions/permission-policy.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { messageToAdministrator } from '../../../shared/words/permissions.ts';
import type { Changes } from '../../base/changes.ts';
import type { AgreeToHosts } from '../../commands/agree-to-hosts.ts';
import type { AddKeyFlow } from '../../new-keys/add-key-flow.ts';
import type { OtherPartitions } from '../../partitions/other-partitions.ts';
import type { Rotator } from '../../rotation/rotator.ts';
import type { AppSettings } from '../../settings/settings.ts';
import type { AppState } from '../../snapshot/app-state.ts';
import type { KnownKeys } from '../../snapshot/known-keys.ts';

/** What the commands about profiles and their keys reach. */
export type KeyTargets = {
  readonly rotator: Pick<Rotator, 'restore'>;
  readonly state: Pick<AppState, 'current'> &
    Pick<KnownKeys, 'check' | 'checkForPerson'> &
    Pick<Changes, 'touch'>;
  readonly settings: Pick<AppSettings, 'nameAccount'>;
  /** Throws UNKNOWN_PROFILE, NOT_BY_ITSELF, FILE_NOT_SAVED. */
  readonly setAutomatic: (profile: string, on: boolean) => void;
  readonly agreeToHosts: AgreeToHosts;
  readonly newKeys: AddKeyFlow;
  readonly partitions: Pick<OtherPartitions, 'ask' | 'stop'> & {
    /** Throws UNKNOWN_PROFILE, BAD_REQUEST where no region was found, or why it can't be written. */
    writeRegion(profile: string): Promise<void>;
  };
  readonly clipboard: { write(text: string): Promise<void> };
};

/** Profiles and their keys, apart from rotating them. */
export function keyCommands(
  targets: KeyTargets,
): Pick<Handlers, 'profiles' | 'partitions' | 'pendingKeys' | 'permissions'> {
  const { state, newKeys, partitions } = targets;
  return {
    profiles: profileCommands(targets),
    partitions: {
      search: ({ keyId }) => partitions.ask(keyId),
      stopSearch: ({ keyId }) => {
        partitions.stop(keyId);
      },
      writeRegion: async ({ profile }) => {
        await partitions.writeRegion(profile);
        await state.check();
      },
    },
    pendingKeys: {
      read: async ({ from }) => ({ chosen: await newKeys.read(from) }),
      readDropped: ({ path }) => newKeys.readDropped(path),
      askAws: ({ profile }) => newKeys.ask(profile ?? undefined),
      add: async ({ keyId, profile }) => {
        await newKeys.add(keyId, profile);
        await state.check();
      },
      forget: () => {
        newKeys.forget();
      },
    },
    permissions: permissionCommands(targets),
  };
}

function profileCommands({
  rotator,
  state,
  settings,
  setAutomatic,
  agreeToHosts,
}: KeyTargets): HandlersOf<'profiles'> {
  return {
    checkNow: () => state.checkForPerson(),
    setAutomatic: ({ profile, on }) => {
      setAutomatic(profile, on);
    },
    agreeToHosts,
    restore: async ({ keyId, profile }) => {
      await rotator.restore(keyId, profile);
      await state.check();
    },
    nameAccount: ({ account, name }) => {
      settings.nameAccount(account, name.trim());
      state.touch();
    },
  };
}

function permissionCommands({ state, clipboard }: KeyTargets): HandlersOf<'permissions'> {
  return {
    copy: async ({ account, user, choice, what }) => {
      const rights = state
        .current()
        .permissions.find((owner) => owner.account === account && owner.user === user);
      if (rights === undefined) {
        throw new FailureError({ code: 'BAD_REQUEST' });
      }
      await clipboard.write(
        what === 'policy'
          ? permissionPolicy(rights.arn, choice)
          : messageToAdministrator(rights, choice),
      );
    },
  };
}
