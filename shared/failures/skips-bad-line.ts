import type { FileProblem } from '../values/file-problem.ts';

/** Whether the tools that mind go on with a part of what is meant; otherwise they give the whole file up. Pure. */
export function skipsBadLine({ problem }: Pick<FileProblem, 'problem'>): boolean {
  return [
    'forbidden section name',
    'indented section',
    'invisible character',
    'line end that is only a carriage return',
  ].includes(problem);
}
