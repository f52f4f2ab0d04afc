import type { UndoStep } from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import { names } from '../../lists.ts';

/** The steps of an undo as they stand in the list "Schritte beim Rückgängigmachen". */
export const undoStepLabels = {
  reactivate: 'Alten Schlüssel wieder aktivieren',
  prove: 'Alten Schlüssel erproben',
  save: 'Alten Schlüssel speichern',
  'remove the new key': 'Neuen Schlüssel löschen',
} as const satisfies Record<UndoStep, string>;

/** What an undo does now. */
export const undoStepSentences = {
  reactivate: 'AWS wird gebeten, den alten Schlüssel wieder anzunehmen.',
  prove: 'AWS braucht einige Sekunden, bis es den alten Schlüssel überall annimmt.',
  save: 'Jede Stelle, die den alten Schlüssel enthielt, bekommt ihn zurück.',
  'remove the new key': 'Keine Datei enthält den neuen Schlüssel mehr.',
} as const satisfies Record<UndoStep, string>;

/** "Rückgängig gemacht: NAME hat wieder den alten Schlüssel". */
export function undoneTitle(profiles: readonly string[]): string {
  return `Rückgängig gemacht: ${names(profiles)} ${profiles.length === 1 ? 'hat' : 'haben'} wieder den alten Schlüssel`;
}

/** What happened to the new key of a rotation that was undone. */
export function undoneSentence(newKeyIs: 'active' | 'gone', newKey: string): string {
  switch (newKeyIs) {
    case 'active':
      return `Der neue Schlüssel ${newKey} funktioniert weiter, bis Sie sagen, dass er gelöscht werden darf.`;
    case 'gone':
      return `Der neue Schlüssel ${newKey} ist bei AWS nicht mehr vorhanden.`;
    default:
      return unreachable(newKeyIs);
  }
}

/** The question about the new key after an undo. */
export const afterUndoWords = {
  question: 'Neuen Schlüssel löschen?',
  hint: 'Keine Datei, die Keyturn kennt, enthält ihn mehr. Wenn Sie ihn anderswohin kopiert haben, behalten Sie ihn.',
  delete: (profiles: readonly string[]) => `Neuen Schlüssel von ${names(profiles)} löschen`,
  keep: 'Neuen Schlüssel behalten',
} as const;
