import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Phase } from './phase-records.ts';

/** The parts of a rotation, each with a diagram of its own. */
export const groups = [
  'making a key',
  'proving and saving',
  'retiring the old key',
  'undoing',
  'rolling back',
] as const;
export type Group = (typeof groups)[number];

/** The part of a rotation that a phase belongs to. */
export function groupOf(phase: Phase): Group {
  switch (phase) {
    case 'begun':
    case 'making room':
    case 'creating':
    case 'answer lost':
      return 'making a key';
    case 'created':
    case 'proved':
    case 'saving':
      return 'proving and saving';
    case 'saved':
    case 'deactivating':
    case 'deactivated':
    case 'reactivating':
    case 'deleting':
    case 'deleted':
    case 'old key gone':
      return 'retiring the old key';
    case 'undoing':
    case 'undo saving':
    case 'undone':
    case 'removing new key':
    case 'new key removed':
      return 'undoing';
    case 'rolling back':
    case 'rolled back':
      return 'rolling back';
    default:
      return unreachable(phase);
  }
}
