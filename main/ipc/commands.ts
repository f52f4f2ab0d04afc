import type { GuideName } from '../../shared/contract.ts';
import { Failed } from '../../shared/failure.ts';
import type { HistoryPage } from '../../shared/history.ts';
import { rotationId, type RotationId } from '../../shared/identifiers.ts';
import type { Rotator } from '../rotation/rotator.ts';
import type { AppState } from '../state/app-state.ts';
import type { Handlers } from './registrar.ts';

/** What the commands of the page reach. */
export type CommandTargets = {
  readonly rotator: Rotator;
  readonly state: AppState;
  readonly history: { page(offset: number, limit: number): Promise<HistoryPage> };
  readonly openGuide: (guide: GuideName) => Promise<void>;
};

function known(text: string): RotationId {
  const id = rotationId(text);
  if (id === undefined) {
    throw new Failed({ code: 'UNKNOWN_ROTATION' });
  }
  return id;
}

/** What each verb of the page does. */
export function commands({ rotator, state, history, openGuide }: CommandTargets): Handlers {
  return {
    snapshot: () => state.current(),
    rotate: async ({ profile }) => ({ rotation: await rotator.rotate(profile) }),
    cancel: ({ rotation }) => rotator.cancel(known(rotation)),
    answerUsedElsewhere: ({ rotation, answer }) =>
      rotator.answerUsedElsewhere(known(rotation), answer),
    retire: ({ rotation }) => rotator.retire(known(rotation)),
    resolveOpen: ({ rotation, choice, keyId }) =>
      rotator.resolveOpen(known(rotation), choice, keyId),
    dismiss: ({ rotation }) => rotator.dismiss(known(rotation)),
    checkNow: () => state.check(),
    history: ({ offset, limit }) => history.page(offset, limit),
    openGuide: ({ guide }) => openGuide(guide),
  };
}
