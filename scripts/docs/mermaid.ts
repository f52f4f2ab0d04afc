/** Where a diagram begins and ends. */
export const outside = '[*]';

/** An arrow, and what it is called, where its name says more than its end. */
export type Arrow = { readonly from: string; readonly to: string; readonly name?: string };

/** What a state diagram shows. Names are words and spaces. */
export type Drawing = {
  readonly direction: 'LR' | 'TB';
  readonly states: readonly string[];
  /** Drawn with a broken line. */
  readonly otherDiagrams: readonly string[];
  readonly arrows: readonly Arrow[];
};

/** A state diagram for Mermaid, in its fence. */
export function stateDiagram({ direction, states, otherDiagrams, arrows }: Drawing): string {
  const lines = [
    'stateDiagram-v2',
    `  direction ${direction}`,
    ...[...states, ...otherDiagrams].map((state) => `  state "${state}" as ${idOf(state)}`),
    ...mergedLines(arrows),
    ...(otherDiagrams.length === 0 ? [] : ['  classDef elsewhere stroke-dasharray:4 3']),
    ...otherDiagrams.map((state) => `  class ${idOf(state)} elsewhere`),
  ];
  return ['```mermaid', ...lines, '```'].join('\n');
}

/** One arrow from one state to another, with all its names; where one of its reasons needs none, it has none. */
function mergedLines(arrows: readonly Arrow[]): readonly string[] {
  const namesOf = new Map<string, Set<string | undefined>>();
  for (const { from, to, name } of arrows) {
    const line = `  ${idOf(from)} --> ${idOf(to)}`;
    namesOf.set(line, (namesOf.get(line) ?? new Set()).add(name));
  }
  return [...namesOf].map(([line, names]) =>
    names.has(undefined) ? line : `${line} : ${[...names].join(', ')}`,
  );
}

/** The id of a state: Mermaid's have no spaces. */
export function idOf(state: string): string {
  return state === outside ? state : state.replaceAll(' ', '_');
}
