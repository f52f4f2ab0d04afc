import fc from 'fast-check';
import { oldId, oldSecret, otherId } from './samples.ts';

const sign = fc.constantFrom('=', ' = ', ' = ', '\t=\t', ' =', ': ');
const indent = fc.constantFrom('', '', '', '  ');
const ending = fc.constantFrom('\n', '\n', '\r\n', '\r\r\n');

/** What is left of a pair: all of it, values gone, lines gone. */
const rest = fc
  .tuple(
    fc.constantFrom(oldId, '', undefined),
    fc.constantFrom(oldSecret, '', undefined),
    indent,
    sign,
    fc.constantFrom('', ' ', '\t'),
    fc.boolean(),
  )
  .map(([id, secret, space, equals, tail, turned]) => {
    const line = (key: string, value: string | undefined): readonly string[] =>
      value === undefined ? [] : [`${space}${key}${equals}${value}${tail}`];
    const lines = [line('aws_access_key_id', id), line('aws_secret_access_key', secret)];
    return (turned ? lines.toReversed() : lines).flat();
  });

const settings = fc.array(
  fc.constantFrom('region = x', '  region=x', '# note', '', 's3 =', '  more = 1', 'mfa_serial = y'),
  { maxLength: 3 },
);

const other = [`aws_access_key_id = ${otherId}`, 'aws_secret_access_key = otherSecret'];

/** Files in which a profile has lost its pair or a part of it, with others around it. */
export const fileWithLostPair: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('[dev]', '[profile dev]', '[default]', '[profile "dev"] # mine', '[my dev]'),
    settings,
    rest,
    settings,
    fc.boolean(),
    ending,
    fc.boolean(),
  )
  .map(([header, above, pair, below, first, end, closed]) => {
    const lost = [header, ...above, ...pair, ...below];
    const kept = ['[other]', ...other];
    const lines = first ? [...lost, ...kept] : [...kept, ...lost];
    return lines.join(end) + (closed ? end : '');
  });
