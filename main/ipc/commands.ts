import type { Handlers } from '../../shared/contract/contract.ts';
import { keyCommands, type KeyTargets } from './commands/key-commands.ts';
import { recordCommands, type RecordTargets } from './commands/record-commands.ts';
import {
  handoutCommands,
  rotationCommands,
  type RotationTargets,
} from './commands/rotation-commands.ts';
import { settingsCommands, type SettingsTargets } from './commands/settings-commands.ts';
import { windowCommands, type WindowTargets } from './commands/window-commands.ts';

/** What the commands of the page reach. */
export type CommandTargets = RotationTargets &
  KeyTargets &
  SettingsTargets &
  RecordTargets &
  WindowTargets;

/** What each call of the page does. What it names has been parsed, its identifiers with it. */
export function commands(targets: CommandTargets): Handlers {
  return {
    ...windowCommands(targets),
    rotation: rotationCommands(targets),
    handout: handoutCommands(targets),
    ...keyCommands(targets),
    ...recordCommands(targets),
    ...settingsCommands(targets),
  };
}
