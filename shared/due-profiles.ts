import type { Snapshot } from './snapshot.ts';

/** The profiles whose keys are due or overdue and can rotate, one for each key, in the order of the list. Pure. */
export function profilesDue({ profiles }: Pick<Snapshot, 'profiles'>): readonly string[] {
  const shared = new Set<string>();
  const names: string[] = [];
  for (const { name, age, standing, sharesKeyWith } of profiles) {
    const isDue = age !== undefined && age.due !== 'fresh' && standing.can === 'rotate';
    if (isDue && !shared.has(name)) {
      names.push(name);
      for (const other of sharesKeyWith) {
        shared.add(other);
      }
    }
  }
  return names;
}
