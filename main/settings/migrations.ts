/** Converts settings of one version to the next. */
export type Migration = (settings: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The first converts version 1 to version 2, and so on. */
const migrations: readonly Migration[] = [];

/**
 * Converts settings of an earlier version to the current one. Anything else is returned unchanged, also settings of a
 * later Keyturn: the schema then refuses them.
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
