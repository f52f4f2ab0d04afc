import { checkoutRoot } from '../prepare/run-script.ts';
import { inspect, type Inspection } from './cruise.ts';
import { wallsOf } from './rules.ts';

/** Checks every import of the checkout, except the fixtures: they break the walls on purpose. */
export async function inspectCheckout(): Promise<Inspection> {
  const folders = ['main', 'renderer', 'shared', 'scripts', 'test'];
  return await inspect(
    { checkout: checkoutRoot, folders, without: '^test/fixtures/' },
    wallsOf(''),
  );
}
