import { z } from 'zod';
import { runNpm } from '../prepare/run-npm.ts';
import { checkoutRoot } from '../prepare/run-script.ts';
import { CannotPrepare } from '../prepare/types.ts';

const Component = z.looseObject({ 'bom-ref': z.string(), name: z.string(), purl: z.string() });
const Dependency = z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() });
const Bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(Component),
  dependencies: z.array(Dependency),
});

/** A bill of materials in the form of CycloneDX. */
export type Bom = z.infer<typeof Bom>;

/** A package as npm knows it: `@scope/name@1.2.3`. */
export type Identity = { readonly name: string; readonly version: string };

/** Everything that is installed to build Keyturn, as npm reads it out of the lock. */
export async function bomOfCheckout(): Promise<Bom> {
  const parameters = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { code, stdout, stderr } = await runNpm(parameters, { cwd: checkoutRoot });
  if (code !== 0) throw new CannotPrepare(`npm made no SBOM. ${stderr}`);
  return Bom.parse(JSON.parse(stdout));
}

/** What of it ships. Throws `CannotPrepare` where something that ships is not in it. */
export function onlyShipped(bom: Bom, shipped: readonly Identity[]): Bom {
  const components = shipped.map((wanted) => {
    const found = bom.components.find(({ purl }) => purlOf(wanted) === purl);
    if (found === undefined) {
      throw new CannotPrepare(`${wanted.name} ${wanted.version} ships and is not in the lock.`);
    }
    return { ...found, scope: 'required' };
  });
  const { component } = bom.metadata;
  const kept = new Set([component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      component: { ...component, name: 'keyturn', type: 'application' },
    },
    components,
    dependencies: bom.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => kept.has(ref)) })),
  };
}

function purlOf({ name, version }: Identity): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
