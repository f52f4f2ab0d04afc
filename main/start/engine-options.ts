import type { Changes } from '../base/changes.ts';
import type { Clock } from '../base/clock.ts';
import type { Computer } from '../computer/machine.ts';
import type { ShellVariables } from '../credentials/locate/login-shell.ts';
import type { HandoutClipboardOptions } from '../handout/handout-clipboard.ts';
import type { AddKeyFlowOptions } from '../new-keys/add-key-flow.ts';
import type { Stores } from './stores.ts';

/** What the engine is started with. */
export type EngineOptions = Stores & {
  readonly clock: Clock;
  readonly changes: Changes;
  readonly computer: Computer;
  /** The variables of the login shell, which an application started from a desktop lacks. */
  readonly shell: ShellVariables;
  /** Resolves when the window, or the tray, is there. AWS is asked only then: loading the SDK takes a while. */
  readonly seen: Promise<unknown>;
  readonly userData: string;
  readonly home: string;
  readonly systemProxy: (url: string) => Promise<string>;
  readonly clipboard: AddKeyFlowOptions['clipboard'] & HandoutClipboardOptions['clipboard'];
  readonly askForCsv: AddKeyFlowOptions['askForFile'];
};
