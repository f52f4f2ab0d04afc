import { readdirSync, readFileSync } from 'node:fs';

/** The memory of the processes of a group, in KiB of PSS: shared memory counts once. */
export function pssOf(leader: number): number {
  return sumOver(leader, (id) => kibOf(id, 'Pss'));
}

/**
 * The memory that the processes of a group have filled themselves and still hold, in KiB, without those of pages.
 * Mappings of files are left out: another application on the same Electron shares them, and its share returns when it
 * ends.
 */
export function filledBy(leader: number): number {
  return sumOver(leader, (id) => {
    // A page's process ends some time after its window; a spare one may wait for the next.
    if (read(id, 'cmdline').includes('--type=renderer')) return 0;
    return kibOf(id, 'Pss_Anon') + kibOf(id, 'Pss_Shmem');
  });
}

/** A figure of proc_pid_smaps(5) for a whole process. */
function kibOf(id: string, name: 'Pss' | 'Pss_Anon' | 'Pss_Shmem'): number {
  const found = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(read(id, 'smaps_rollup'));
  return Number(found?.[1] ?? 0);
}

/** The processor time of the processes of a group, in ticks of the kernel (100 in a second). */
export function ticksOf(leader: number): number {
  return sumOver(leader, (id) => {
    const fields = statusFields(id);
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
}

function sumOver(leader: number, weigh: (id: string) => number): number {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id) && statusFields(id)[2] === String(leader))
    .reduce((sum, id) => {
      try {
        return sum + weigh(id);
      } catch {
        return sum; // it has ended by now
      }
    }, 0);
}

/** State, parent, group, …: the fields after the name, which may contain spaces and parentheses. */
function statusFields(id: string): readonly string[] {
  try {
    const text = read(id, 'stat');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function read(id: string, name: string): string {
  return readFileSync(`/proc/${id}/${name}`, 'utf8');
}
