/** A measured action, with its title. */
export type Subject = { readonly title: string; readonly run: () => Promise<void> };

/** The median of its time over all rounds; in ms. */
export type Measurement = { readonly title: string; readonly median: number };

/** Runs all subjects in turn, round after round, so that other load on the machine affects all of them alike. */
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

/** The median; 0 without numbers. */
export function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

/** A table of the measurements, each as a ratio to the first. */
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
