import { expect, test } from 'vitest';
import { diagnose } from '../../../main/credentials/diagnose.ts';
import { textOf } from '../../../main/credentials/document.ts';
import { profileSections } from '../../../main/credentials/profile-sections.ts';
import {
  type ConformanceCase,
  type ConformanceReading,
  conformanceCases,
  type ConformingReader,
} from '../../support/conformance-cases.ts';
import { documentOf, fileOf } from '../../unit/credentials/samples.ts';
import { throughBotocore, throughSdk } from './readers.ts';
import { inWorkshop } from './workshop.ts';

function expected(given: ConformanceCase, reader: ConformingReader): ConformanceReading {
  return given.parts?.[reader] ?? given.standard;
}

/** Keyturn changes nothing in a file that it has a problem with: that is its way to refuse. */
function throughKeyturn({ kind, text }: ConformanceCase): ConformanceReading {
  if (diagnose(documentOf(text)).length > 0) return 'refused';
  const all: Record<string, Record<string, string>> = {};
  for (const [name, sections] of profileSections([fileOf(kind, text)])) {
    const settings = sections.flatMap(({ document, section }) =>
      section.entries.map(({ key, property, continuations }) => {
        const lines = continuations.map((line) => textOf(document, line).trim());
        return [key, [textOf(document, property.value), ...lines].join('\n')] as const;
      }),
    );
    all[name] = Object.fromEntries(settings);
  }
  return all;
}

/** The SDK for JavaScript leaves out profiles without settings. */
function withoutEmpty(reading: ConformanceReading): ConformanceReading {
  if (reading === 'refused') return reading;
  return Object.fromEntries(
    Object.entries(reading).filter(([, settings]) => Object.keys(settings).length > 0),
  );
}

test.each(conformanceCases)('Keyturn: $rule', (given) => {
  expect(throughKeyturn(given)).toEqual(expected(given, 'Keyturn'));
});

test.each(conformanceCases)('SDK for JavaScript: $rule', (given) =>
  inWorkshop(async ({ folder }) => {
    const reading = await throughSdk(given.text, folder);
    expect(reading[given.kind]).toEqual(withoutEmpty(expected(given, 'JavaScript SDK')));
  }),
);

test('AWS CLI: all of them, and what it refuses is what Keyturn says it refuses', () => {
  const readings = throughBotocore(conformanceCases.map(({ text }) => text));
  if (readings === undefined) return;
  for (const [index, given] of conformanceCases.entries()) {
    const read = readings[index] ?? undefined;
    expect(read?.[given.kind] ?? 'refused', given.rule).toEqual(expected(given, 'AWS CLI'));
    const told = diagnose(documentOf(given.text)).some(({ refusedBy }) =>
      refusedBy.includes('AWS CLI'),
    );
    expect(told, given.rule).toBe(read === undefined);
  }
});

test('how many rules there are, and how many each reader keeps', () => {
  const kept = (reader: ConformingReader): number =>
    conformanceCases.filter(({ parts }) => parts?.[reader] === undefined).length;
  const counts = {
    rules: conformanceCases.length,
    Keyturn: kept('Keyturn'),
    'JavaScript SDK': kept('JavaScript SDK'),
    'AWS CLI': kept('AWS CLI'),
  };
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  expect(counts).toEqual({ rules: 52, Keyturn: 42, 'JavaScript SDK': 31, 'AWS CLI': 36 });
});
