import { z } from 'zod';
import {
  MANAGED_VERSION,
  managedFields,
  ManagedFile,
  ManagedRules,
  rulesInDoubt,
} from '../settings/managed.ts';

/** Why a file can't be used as a whole. */
export type ManagedFlaw =
  | { readonly flaw: 'not JSON' }
  | { readonly flaw: 'newer' }
  | { readonly flaw: 'field'; readonly field: string };

/**
 * The rules in the text of a policy file. Every valid field applies, even if others are invalid. An invalid field is
 * ignored, except that those of `rulesInDoubt` then have their value from there. Pure.
 */
export function readManaged(text: string): {
  readonly rules: ManagedRules;
  readonly flaw: ManagedFlaw | undefined;
} {
  const value = parsed(text);
  if (value === undefined) {
    return { rules: rulesInDoubt, flaw: { flaw: 'not JSON' } };
  }
  const whole = ManagedFile.safeParse(value);
  if (whole.success) {
    return { rules: rulesOf(whole.data), flaw: undefined };
  }
  const version = value['version'];
  const isNewer = typeof version === 'number' && version > MANAGED_VERSION;
  return {
    rules: rulesOf(value),
    flaw: isNewer ? { flaw: 'newer' } : { flaw: 'field', field: wrongField(whole.error) },
  };
}

function rulesOf(value: Readonly<Record<string, unknown>>): ManagedRules {
  const named = Object.entries(managedFields).filter(([name]) => Object.hasOwn(value, name));
  const good = named.filter(([name, schema]) => schema.safeParse(value[name]).success);
  const doubtful = Object.entries(rulesInDoubt).filter(([name]) => Object.hasOwn(value, name));
  return ManagedRules.parse({
    ...Object.fromEntries(doubtful),
    ...Object.fromEntries(good.map(([name]) => [name, value[name]])),
  });
}

/** The first field that is invalid or unknown. */
function wrongField({ issues: [first] }: z.ZodError): string {
  const unknown = first?.code === 'unrecognized_keys' ? first.keys[0] : undefined;
  const name = first?.path[0] ?? unknown;
  return String(name ?? '').slice(0, 64);
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    // Editors on Windows may write a byte order mark.
    const value: unknown = JSON.parse(text.replace(/^\u{FEFF}/u, ''));
    return z.record(z.string(), z.unknown()).safeParse(value).data;
  } catch {
    return undefined;
  }
}
