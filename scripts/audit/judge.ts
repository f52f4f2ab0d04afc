import { z } from 'zod';

const Exception = z.strictObject({
  advisory: z.string().regex(/^GHSA(?:-[0-9a-z]{4}){3}$/u),
  package: z.string().min(1),
  reason: z.string().min(20),
  until: z.iso.date(),
});
const Via = z.object({ url: z.string(), title: z.string(), severity: z.string() });
const Report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), Via])) })),
});
const Refusal = z.object({ message: z.string() });

/** A known fault that is put up with: why, and the last day on which it is. */
export type Exception = Readonly<z.infer<typeof Exception>>;

/** A known fault of a package that is installed. */
export type Advisory = { readonly id: string; readonly package: string; readonly words: string };

/** What `npm audit` has found, or why it has found nothing. */
export type Audit =
  | { readonly kind: 'answered'; readonly advisories: readonly Advisory[] }
  | { readonly kind: 'not answered'; readonly because: string };

/** Reads the exceptions; throws for one without a reason or a last day. */
export function readExceptions(text: string): readonly Exception[] {
  return z.array(Exception).parse(JSON.parse(text));
}

/** Reads what `npm audit --json` has printed. */
export function auditFrom(stdout: string): Audit {
  const answer = parsed(stdout);
  const report = Report.safeParse(answer);
  if (!report.success) {
    const refusal = Refusal.safeParse(answer);
    const because = refusal.success ? refusal.data.message : 'no report was printed.';
    return { kind: 'not answered', because };
  }
  const advisories = Object.entries(report.data.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((cause) =>
      // A name stands for a fault of that package, which has an entry of its own.
      typeof cause === 'string'
        ? []
        : [
            {
              id: cause.url.split('/').at(-1) ?? cause.url,
              package: name,
              words: `${cause.severity}: ${cause.title}`,
            },
          ],
    ),
  );
  return { kind: 'answered', advisories };
}

/** What has to be mended, one line each: faults nobody has excepted, and exceptions whose day is over. */
export function judge(
  advisories: readonly Advisory[],
  exceptions: readonly Exception[],
  now: Date,
): readonly string[] {
  const today = now.toISOString().slice(0, 10);
  const expired = exceptions.filter(({ until }) => until < today);
  const open = advisories.filter(
    (one) => !exceptions.some((is) => is.advisory === one.id && is.package === one.package),
  );
  return [
    ...expired.map((is) => `The exception for ${is.package} (${is.advisory}) ended ${is.until}.`),
    ...open.map((one) => `${one.package}: ${one.words} (${one.id}).`),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
