import type { Progress } from '../../main/rotation/machine/entry.ts';
import type { JournalRecord } from '../../main/rotation/machine/records.ts';

/** How far a rotation has come. */
export type Phase = Progress['phase'];

/** A record that can follow; the first one begins an entry and never follows. */
export type Kind = Exclude<JournalRecord['kind'], 'begun'>;

/** What is written in a phase: by the engine itself, and because a person asks for it. */
export type PhaseRecords = {
  readonly byKeyturn: readonly Kind[];
  readonly byPerson: readonly Kind[];
};

/** What can be written whatever the phase: a rotation becomes open, and a person decides about it. */
export const writtenAnywhere: readonly Kind[] = [
  'opened',
  'resumed',
  'taken over',
  'listed',
  'seen',
  'settled',
  'closed',
];

/**
 * Which records the engine writes in which phase. Where they lead is not said here: `advance` tells. A test holds the
 * journals of the engine to this table.
 */
export const writtenIn: Readonly<Record<Phase, PhaseRecords>> = {
  begun: {
    byKeyturn: ['making room', 'creating', 'rolling back', 'rolled back'],
    byPerson: [],
  },
  'making room': { byKeyturn: ['made room', 'rolling back', 'rolled back'], byPerson: [] },
  creating: {
    byKeyturn: ['created', 'answer lost', 'rolling back', 'rolled back'],
    byPerson: ['rolling back'],
  },
  'answer lost': { byKeyturn: ['rolled back'], byPerson: ['rolling back'] },
  created: {
    byKeyturn: ['backing up', 'backed up', 'proved', 'saving', 'rolling back', 'rolled back'],
    byPerson: ['rolling back'],
  },
  proved: {
    byKeyturn: ['saving', 'rolling back', 'rolled back'],
    byPerson: ['rolling back', 'saving'],
  },
  saving: {
    byKeyturn: ['saving', 'saved', 'rolling back', 'rolled back'],
    byPerson: ['rolling back', 'saving', 'undoing'],
  },
  saved: {
    byKeyturn: ['looked at uses', 'deactivating', 'deleting', 'reactivated', 'old key gone'],
    byPerson: ['undoing', 'saving'],
  },
  deactivating: {
    byKeyturn: ['deactivating', 'deactivated', 'old key gone'],
    byPerson: ['undoing'],
  },
  deactivated: {
    byKeyturn: ['deleting', 'reactivated', 'old key gone'],
    byPerson: ['deletion changed', 'reactivating', 'undoing', 'saving'],
  },
  deleting: {
    byKeyturn: ['deleting', 'deleted', 'reactivated', 'old key gone'],
    byPerson: ['undoing'],
  },
  deleted: { byKeyturn: [], byPerson: [] },
  reactivating: { byKeyturn: ['reactivated', 'old key gone'], byPerson: ['undoing'] },
  'old key gone': { byKeyturn: [], byPerson: [] },
  undoing: { byKeyturn: ['undo saving', 'old key gone'], byPerson: ['saving'] },
  'undo saving': { byKeyturn: ['undone', 'old key gone'], byPerson: ['saving'] },
  undone: { byKeyturn: [], byPerson: ['removing new key'] },
  'removing new key': { byKeyturn: ['new key removed'], byPerson: ['removing new key'] },
  'new key removed': { byKeyturn: [], byPerson: [] },
  'rolling back': {
    byKeyturn: ['rolled back', 'saving'],
    byPerson: ['rolling back', 'saving'],
  },
  'rolled back': { byKeyturn: [], byPerson: [] },
};
