import { conformanceCases } from '../../test/support/conformance-cases.ts';
import { markdownTable } from './markdown.ts';

const readers = [
  ['keyturn', 'Keyturn'],
  ['javaScript', 'SDK for JavaScript'],
  ['botocore', 'AWS CLI (botocore)'],
] as const;

/** How many points of the format are held, and where Keyturn and the tools part from them. */
export function conformanceTable(): string {
  const rows = readers.flatMap(([reader, name]) => {
    const counts = new Map<string, number>();
    for (const given of conformanceCases) {
      const because = given[reader]?.because;
      if (because !== undefined) counts.set(because, (counts.get(because) ?? 0) + 1);
    }
    return [...counts].map(([because, count]) => [name, because, String(count)]);
  });
  const table = markdownTable(['who reads otherwise', 'because', 'cases'], rows);
  return `There are ${conformanceCases.length} cases.\n\n${table}`;
}
