import type { HandlersOf } from '../../../shared/contract/contract.ts';
import { keysToRotate } from '../../../shared/keys/rotate-all-due.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { administratorMessage } from '../../../shared/words/rotation/open.ts';
import type { Changes } from '../../base/changes.ts';
import { updateChecklist } from '../../handout/handout-checklist.ts';
import type { HandoutClipboard } from '../../handout/handout-clipboard.ts';
import type { Rotator } from '../../rotation/rotator.ts';
import type { AppSettings } from '../../settings/settings.ts';
import type { AppState } from '../../snapshot/app-state.ts';

/** What the commands about rotations reach. */
export type RotationTargets = {
  readonly rotator: Rotator;
  readonly state: Pick<AppState, 'current'> & Pick<Changes, 'touch'>;
  readonly settings: Pick<AppSettings, 'ticked'>;
  readonly handoutClipboard: Pick<HandoutClipboard, 'copy'>;
  readonly clipboard: { write(text: string): Promise<void> };
};

/** What a person does with rotations. */
export function rotationCommands({
  rotator,
  state,
  clipboard,
}: RotationTargets): HandlersOf<'rotation'> {
  return {
    start: async ({ profile }) => ({ rotation: await rotator.rotate(profile) }),
    startAllDue: () => {
      // The page has its answer at once; each view shows what its rotation leads to.
      void rotator.rotateAll(keysToRotate(state.current()).map(({ name }) => name));
    },
    cancel: ({ rotation }) => rotator.cancel(rotation),
    answer: ({ rotation, answer }) => rotator.answer(rotation, answer),
    answerUsedElsewhere: ({ rotation, answer }) => rotator.answerUsedElsewhere(rotation, answer),
    changeOldKey: ({ rotation, act }) => rotator.oldKey(rotation, act),
    decideNewKey: ({ rotation, newKey }) => rotator.afterUndo(rotation, newKey),
    decide: ({ rotation, choice, keyId }) => rotator.resolveOpen(rotation, choice, keyId),
    copyMessage: async ({ rotation }) => {
      const view = rotator.views().find(({ id }) => id === rotation);
      const message =
        view?.state === 'open' ? administratorMessage(view.reason, view.keys, view) : undefined;
      if (message === undefined) {
        throw new FailureError({ code: 'UNKNOWN_ROTATION' });
      }
      await clipboard.write(message);
    },
    dismiss: ({ rotation }) => rotator.dismiss(rotation),
  };
}

/** The new key on its way to other programs. */
export function handoutCommands({
  rotator,
  state,
  settings,
  handoutClipboard,
}: RotationTargets): HandlersOf<'handout'> {
  return {
    markPlace: (mark) => {
      const shown = rotator.views().map(({ id }) => id);
      settings.ticked.set(updateChecklist(settings.ticked.get(), mark, shown));
      state.touch();
    },
    copy: ({ rotation, format }) => handoutClipboard.copy(rotation, format),
  };
}
