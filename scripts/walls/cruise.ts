import { cruise } from 'dependency-cruiser';
import type { Wall } from './rules.ts';

/** An import that goes through a wall; for a cycle, `to` is the next file in it. */
export type Breach = { readonly wall: string; readonly from: string; readonly to: string };

/** How many files were checked, and every breach found. */
export type Inspection = { readonly files: number; readonly breaches: readonly Breach[] };

/** What to check: folders of the checkout, and a regular expression for what to leave out. */
export type Scope = {
  readonly checkout: string;
  readonly folders: readonly string[];
  readonly without?: string;
};

/** Follows the imports of all files in the scope and returns every breach. */
export async function inspect(
  { checkout, folders, without }: Scope,
  walls: readonly Wall[],
): Promise<Inspection> {
  const { output } = await cruise([...folders], {
    baseDir: checkout,
    validate: true,
    ruleSet: { forbidden: [...walls] },
    doNotFollow: { path: '(^|/)node_modules/' },
    ...(without === undefined ? {} : { exclude: { path: without } }),
    // Types count, too: code that only compiles with another folder depends on it all the same.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
  });
  if (typeof output === 'string') throw new TypeError('dependency-cruiser gave text, not a result');
  const { totalCruised, violations } = output.summary;
  const breaches = violations.map(({ rule, from, to }) => ({ wall: rule.name, from, to }));
  return { files: totalCruised, breaches };
}
