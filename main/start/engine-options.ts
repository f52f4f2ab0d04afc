import type { Clock } from '../base/clock.ts';
import type { Computer } from '../computer/machine.ts';
import type { ShellVariables } from '../credentials/locate/login-shell.ts';
import type { HandingOutOptions } from '../handout/handing-out.ts';
import type { NewKeysOptions } from '../new-keys/new-keys.ts';
import type { ManagedPlace } from '../settings/managed-place.ts';
import type { AppStateOptions } from '../snapshot/app-state-options.ts';

/** What the engine is started with. */
export type EngineOptions = {
  readonly clock: Clock;
  readonly computer: Computer;
  /** What the login shell says: an application that was started from a desktop lacks it. */
  readonly shell: ShellVariables;
  /** What a person waits for at the start is there. AWS is asked after it, which takes a while to load. */
  readonly seen: Promise<unknown>;
  readonly userData: string;
  /** Where an organisation puts its policy. */
  readonly managedPlace: ManagedPlace;
  readonly home: string;
  readonly version: string;
  readonly systemProxy: (url: string) => Promise<string>;
  readonly clipboard: NewKeysOptions['clipboard'] & HandingOutOptions['clipboard'];
  readonly askForCsv: NewKeysOptions['askForFile'];
  readonly desktop: AppStateOptions['desktop'];
  /** The languages that the system prefers, the first one most. */
  readonly systemLanguages: () => readonly string[];
};
