/** One thing that is measured: what it is, and how to do it once. */
export type Subject = { readonly title: string; readonly run: () => Promise<void> };

/** How long it took, in the middle of all rounds; milliseconds. */
export type Measurement = { readonly title: string; readonly median: number };

/** Runs all subjects in turn, round after round, so that whatever else the machine does hits all of them alike. */
export async function measure(
  subjects: readonly Subject[],
  rounds: number,
): Promise<readonly Measurement[]> {
  const times = subjects.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { run }] of subjects.entries()) {
      const began = performance.now();
      await run();
      // The first round warms up.
      if (round > 0) times[index]?.push(performance.now() - began);
    }
  }
  return subjects.map(({ title }, index) => ({ title, median: medianOf(times[index] ?? []) }));
}

/** The one in the middle; 0 of none. */
export function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

/** A table of what was measured, each against the first one. */
export function ratioTable(measured: readonly Measurement[]): string {
  const [first] = measured;
  const unit = first?.median ?? 0;
  const width = Math.max(...measured.map(({ title }) => title.length));
  return measured
    .map(({ title, median }) => {
      const ratio = unit === 0 ? '' : `${(median / unit).toFixed(2)} ×`;
      return `${title.padEnd(width)}  ${median.toFixed(1).padStart(8)} ms  ${ratio.padStart(8)}`;
    })
    .join('\n');
}
