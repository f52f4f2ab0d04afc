import type { FileProblem } from '../values/file-problem.ts';

/** Whether AWS tools skip the bad line (true) or reject the whole file (false). Pure. */
export function skipsBadLine({ problem }: Pick<FileProblem, 'problem'>): boolean {
  return [
    'forbidden section name',
    'indented section',
    'invisible character',
    'line end that is only a carriage return',
  ].includes(problem);
}
