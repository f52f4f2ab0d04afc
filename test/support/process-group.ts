import { readdirSync, readFileSync } from 'node:fs';

/** The memory of the processes of a group, in KiB of PSS: what is shared counts once. */
export function pssOf(leader: number): number {
  return sumOver(leader, (id) => kibOf(id, 'Pss'));
}

/**
 * What the processes of a group have filled themselves and still hold, in KiB, but for those of pages. What is mapped
 * from files is left out: another application on the same Electron has a share in it, which comes back when that ends.
 */
export function filledBy(leader: number): number {
  return sumOver(leader, (id) => {
    // A page's own process goes with its window, sooner or later; a spare one may wait for the next.
    if (read(id, 'cmdline').includes('--type=renderer')) return 0;
    return kibOf(id, 'Pss_Anon') + kibOf(id, 'Pss_Shmem');
  });
}

/** A figure of proc_pid_smaps(5) of a whole process. */
function kibOf(id: string, name: 'Pss' | 'Pss_Anon' | 'Pss_Shmem'): number {
  const found = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(read(id, 'smaps_rollup'));
  return Number(found?.[1] ?? 0);
}

/** The time that the processes of a group have had of the processors, in ticks of the kernel (100 in a second). */
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
        return sum; // it has ended meanwhile
      }
    }, 0);
}

/** State, parent, group, …: what follows the name, which may hold spaces and parentheses. */
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
