/** Turns the settings of one version into those of the next. */
export type Migration = (settings: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** Indexed by the version they start from, less one: the first makes version 2 out of version 1. */
const migrations: readonly Migration[] = [];

/**
 * Brings settings of an earlier version up to the present one. Anything else is given back as it is, that of a
 * later Keyturn too: the schema refuses it then.
 */
export function migrate(value: unknown, steps: readonly Migration[] = migrations): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  let settings: Record<string, unknown> = { ...value };
  for (const [index, step] of steps.entries()) {
    const { version = 1 } = settings;
    if (version === index + 1) settings = { ...step(settings), version: index + 2 };
  }
  return settings;
}
