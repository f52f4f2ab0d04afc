import type { CopiedHandout, HandoutFormat } from '../../shared/contract/handout.ts';
import { MINUTE } from '../../shared/lib/time.ts';
import type { RotationId } from '../../shared/values/identifiers.ts';
import type { Clock } from '../base/clock.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { handoutText } from './handout-text.ts';

/** The new pair for other programs, by the clipboard. */
export type HandoutClipboard = {
  /** Copies the new pair of a rotation, for a minute. Throws UNKNOWN_ROTATION or KEY_NOT_IN_FILES. */
  copy(rotation: RotationId, format: HandoutFormat): Promise<void>;
  /** Removes it from the clipboard, unless something else was copied since. */
  end(): Promise<void>;
  view(): CopiedHandout | undefined;
};

export type HandoutClipboardOptions = {
  readonly clock: Clock;
  readonly clipboard: {
    read(): Promise<string>;
    write(text: string): Promise<void>;
    empty(): Promise<void>;
  };
  readonly newPairOf: (rotation: RotationId) => Promise<KeyPair>;
  readonly changed: () => void;
};

// Long enough to paste it, short enough not to be forgotten there. In ms.
const COPIED_FOR = MINUTE;
const AGAIN_AFTER = 1_000;

type CopiedText = { readonly text: string; readonly view: CopiedHandout };

export function createHandoutClipboard(options: HandoutClipboardOptions): HandoutClipboard {
  const { clock, clipboard, changed } = options;
  let held: CopiedText | undefined;

  async function end(which: CopiedText | undefined): Promise<void> {
    if (which === undefined || which !== held) return;
    if ((await clipboard.read()) === which.text) await clipboard.empty();
    // By now another one may have been copied.
    if (which !== held) return;
    held = undefined;
    changed();
  }

  async function endLater(which: CopiedText): Promise<void> {
    let wait = COPIED_FOR;
    while (which === held) {
      await clock.sleep(wait);
      // Another program may be using the clipboard at this moment.
      await end(which).catch(() => undefined);
      wait = AGAIN_AFTER;
    }
  }

  return {
    copy: async (rotation, format) => {
      const text = handoutText(await options.newPairOf(rotation), format);
      await clipboard.write(text);
      held = { text, view: { rotation, format, until: clock.now() + COPIED_FOR } };
      changed();
      void endLater(held);
    },
    end: () => end(held),
    view: () => held?.view,
  };
}
