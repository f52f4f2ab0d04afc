import type { RotationView } from '../../../shared/contract/rotation.ts';
import type { FailureError } from '../../../shared/values/failure.ts';
import { administratorMessage } from '../../../shared/words/rotation/open.ts';
import { keyOf } from './iam.ts';
import type { Stage, WayBack } from './way-back.ts';
import { k1, type World } from './world.ts';

/** The result of a row. */
export type RowResult = {
  readonly view: RotationView | undefined;
  readonly refused: FailureError | undefined;
};

/** Whether any key but the old one can still sign for the user. */
function isSpokenFor({ newKey, other }: WayBack): boolean {
  return newKey === 'signs' || other !== 'nowhere';
}

/** What is wrong with the result of a row, in words; empty where it is as expected. */
export function wrongWith(row: WayBack, stage: Stage, became: RowResult): readonly string[] {
  const wrong = row.act === 'undo' ? wrongUndo(row, stage, became) : wrongAct(row, stage, became);
  return [...wrong, ...deadEnds(became)];
}

function wrongUndo(
  row: WayBack,
  { world }: Stage,
  { view, refused }: RowResult,
): readonly string[] {
  if (row.oldPair === 'nowhere') {
    const isTold = refused?.failure.code === 'NO_BACKUP' || !offersUndo(refused);
    return isTold ? [] : [`an undo without the old pair is refused as ${String(refused)}`];
  }
  if (refused !== undefined) return [`an undo is refused as ${refused.failure.code}`];
  const mayWork = row.oldKey === 'active' || (row.oldKey === 'inactive' && isSpokenFor(row));
  if (mayWork) return isBack(world) && view?.state === 'undone' ? [] : ['the old key is not back'];
  if (view?.state === 'succeeded') {
    const { retirement } = view;
    const isOver = retirement.oldKey === 'gone' && retirement.failure?.code === 'OLD_KEY_GONE';
    const isRight = row.oldKey === 'deleted' && row.newKey === 'signs';
    return isOver && isRight ? [] : ['an undo ends with the new key, and without a word'];
  }
  return wrongOpen(row, view);
}

function offersUndo(refused: FailureError | undefined): boolean {
  return refused?.failure.code !== 'UNKNOWN_ROTATION';
}

function wrongOpen(row: WayBack, view: RotationView | undefined): readonly string[] {
  if (view?.state !== 'open' || view.reason !== 'undo stopped') return [`it is ${view?.state}`];
  const isKnownGone = row.oldKey === 'deleted' && isSpokenFor(row);
  const code = isKnownGone ? 'OLD_KEY_GONE' : 'OLD_KEY_NOT_ACCEPTED';
  const [old] = view.keys;
  const message = administratorMessage(view.reason, view.keys, view);
  const mayKeep = view.choices.includes('keep the new key');
  return [
    ...(view.failure.code === code ? [] : [`it is open as ${view.failure.code}, not ${code}`]),
    ...(old?.keyId === k1.id ? [] : ['the old key is not named']),
    ...(mayKeep === (row.newKey === 'signs')
      ? []
      : ['the new key can be kept if it does not work']),
    ...(mayKeep || message?.includes(k1.id) === true || message?.includes('AKIA') === true
      ? []
      : ['nobody is told whom to ask for what']),
  ];
}

function isBack({ files, aws }: World): boolean {
  const user = aws.userOf(k1.id);
  const held = [...files.content.values()].flatMap((file) => [...file]);
  const places = held.filter(([profile]) => profile === 'work' || profile === 'play');
  return (
    user !== undefined &&
    keyOf(user, k1.id)?.status === 'Active' &&
    places.length === 2 &&
    places.every(([, pair]) => pair.id === k1.id)
  );
}

/** The old key on AWS. */
function statusOf({ aws }: World): WayBack['oldKey'] {
  const user = aws.userOf(k1.id);
  const status = user === undefined ? undefined : keyOf(user, k1.id)?.status;
  if (status === undefined) return 'deleted';
  return status === 'Active' ? 'active' : 'inactive';
}

function wrongAct(row: WayBack, { world }: Stage, { view, refused }: RowResult): readonly string[] {
  if (refused !== undefined) return [`${row.act} is refused as ${refused.failure.code}`];
  if (view !== undefined && view.state !== 'succeeded') return [`it is ${view.state}`];
  const { oldKey, failure } = { oldKey: undefined, failure: undefined, ...view?.retirement };
  const is = statusOf(world);
  const wrong = `${row.oldKey} became ${is}, and is told as ${String(oldKey)}, ${String(failure?.code)}`;
  const isRight = isAsAsked(row, is, failure?.code);
  const mayGoBack =
    failure?.code !== 'NEW_KEY_NOT_ACCEPTED' ||
    row.oldPair === 'nowhere' ||
    view?.acts.includes('undo') === true;
  return [...(isRight ? [] : [wrong]), ...(mayGoBack ? [] : ['no undo is offered'])];
}

function isAsAsked(row: WayBack, is: WayBack['oldKey'], failure: string | undefined): boolean {
  switch (row.act) {
    case 'reactivate': {
      const isAlone = row.oldKey === 'active' && row.oldPair !== 'nowhere';
      const mayWork = isAlone || (row.oldKey !== 'deleted' && isSpokenFor(row));
      if (mayWork) return is === 'active' && failure === undefined;
      if (row.oldKey !== 'deleted' || !isSpokenFor(row)) {
        return is === row.oldKey && failure === 'OLD_KEY_NOT_ACCEPTED';
      }
      // Known to be deleted: done where the new key works and is in every file, otherwise reported.
      return row.newKey === 'signs' && row.oldPair !== 'a file'
        ? failure === undefined
        : failure === 'OLD_KEY_GONE';
    }
    case 'retire':
    case 'delete now': {
      if (row.newKey === 'of another user') {
        // A process that has verified the key requests the list first, which is denied to the other user.
        const codes = ['OTHER_IDENTITY', 'ACCESS_DENIED'];
        return is === row.oldKey && failure !== undefined && codes.includes(failure);
      }
      if (row.newKey !== 'signs') return is === row.oldKey && failure === 'NEW_KEY_NOT_ACCEPTED';
      if (row.oldPair === 'a file') return is === row.oldKey && failure === 'OLD_KEY_BACK';
      if (row.oldKey === 'deleted') return is === 'deleted' && failure === undefined;
      if (row.act === 'retire') return is === 'inactive' && failure === undefined;
      return row.oldKey === 'active'
        ? is === 'active' && failure === 'OLD_KEY_ACTIVE_AGAIN'
        : is === 'deleted' && failure === undefined;
    }
    case 'extend':
    case 'keep':
      return is === row.oldKey && failure === undefined;
    case 'undo':
      return true;
  }
}

/** A rotation that needs a decision offers more than another try. */
function deadEnds({ view }: RowResult): readonly string[] {
  return view?.state === 'open' && view.choices.every((choice) => choice === 'try again')
    ? ['there is nothing but to try again']
    : [];
}
