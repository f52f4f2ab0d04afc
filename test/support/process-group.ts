import { readdirSync, readFileSync } from 'node:fs';

/** Which processes of a group are weighed. */
export type Weighed = 'all' | 'all but pages';

/** The memory of the processes of a group, in KiB of PSS: what is shared counts once. */
export function pssOf(leader: number, weighed: Weighed): number {
  return sumOver(leader, (id) => {
    // A page's own process goes with its window, sooner or later; a spare one may wait for the next.
    const isLeftOut =
      weighed === 'all but pages' && read(id, 'cmdline').includes('--type=renderer');
    if (isLeftOut) return 0;
    return Number(/^Pss:\s+(\d+)/m.exec(read(id, 'smaps_rollup'))?.[1] ?? 0);
  });
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
