import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkoutRoot } from '../prepare/run-script.ts';
import { type Blocks, withBlocks } from './blocks.ts';
import { conformanceTable } from './conformance-table.ts';
import { contractTable } from './contract-table.ts';
import { decisionList } from './decision-list.ts';
import { diagramOf, overview } from './diagrams.ts';
import { errorsPage } from './errors-page.ts';
import { groups } from './groups.ts';
import { actsTable, decisionsTable } from './person-tables.ts';
import { phasesTable } from './phases-table.ts';
import { policySchema } from './policy-schema.ts';
import { readersTable } from './readers-table.ts';
import { explore } from './ways.ts';

/** A page of the documentation: its path from the checkout, and its text. */
export type Page = { readonly path: string; readonly text: string };

/** The pages that are generated, or hold something generated, as they should be now. */
export async function currentPages(): Promise<readonly Page[]> {
  const rotation = await readPage('docs/rotation.md');
  const files = await readPage('docs/credentials-files.md');
  const architecture = await readPage('docs/architecture.md');
  const architectureBlocks: Blocks = {
    'the contract': contractTable(),
    'the decisions': await decisionList(path.join(checkoutRoot, 'docs'), 'adr'),
  };
  return [
    { path: 'docs/errors.md', text: errorsPage() },
    { path: 'docs/policy.schema.json', text: policySchema() },
    { path: architecture.path, text: withBlocks(architecture.text, architectureBlocks) },
    { path: files.path, text: withBlocks(files.text, filesBlocks()) },
    { path: rotation.path, text: withBlocks(rotation.text, rotationBlocks()) },
  ];
}

/** A page as it is. */
export async function readPage(pagePath: string): Promise<Page> {
  return { path: pagePath, text: await readFile(path.join(checkoutRoot, pagePath), 'utf8') };
}

function filesBlocks(): Blocks {
  return { 'the readers': readersTable(), 'the conformance': conformanceTable() };
}

function rotationBlocks(): Blocks {
  const rotations = explore();
  return {
    'the whole': overview(rotations),
    ...Object.fromEntries(groups.map((group) => [group, diagramOf(group, rotations)])),
    'the phases': phasesTable(rotations),
    'what can be open': decisionsTable(),
    'what can be done with the old key': actsTable(rotations),
  };
}
