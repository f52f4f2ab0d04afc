import { expect, test, vi } from 'vitest';
import type { Addresses } from '../../../main/aws/addresses.ts';
import type { Connection } from '../../../main/aws/connection/connection.ts';
import { createConnectionHosts } from '../../../main/snapshot/connection-hosts.ts';

const ireland: Connection = { region: 'eu-west-1' };

function bookOf(sts: string, iam: string) {
  const ask = vi.fn<(connection: Connection) => Promise<Addresses>>(() =>
    Promise.resolve({ sts: new URL(sts), iam: new URL(iam) }),
  );
  return { ask, book: createConnectionHosts(ask) };
}

test('the details say nothing of a place that was not looked up, then both places, STS first', async () => {
  const { book } = bookOf('https://sts.eu-west-1.amazonaws.com', 'https://iam.amazonaws.com');
  expect(book.of(ireland)).toBeUndefined();
  await book.lookUp([ireland]);
  expect(book.of({ region: 'eu-west-1' })).toEqual([
    'sts.eu-west-1.amazonaws.com',
    'iam.amazonaws.com',
  ]);
});

test('one place is named once, with its port', async () => {
  const { book } = bookOf('http://localhost:4566', 'http://localhost:4566/');
  await book.lookUp([ireland]);
  expect(book.of(ireland)).toEqual(['localhost:4566']);
});

test('each connection is looked up once, however many keys have it', async () => {
  const { ask, book } = bookOf('https://a.example', 'https://b.example');
  await book.lookUp([ireland, { ...ireland }]);
  await book.lookUp([ireland, { region: 'eu-west-2' }]);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('where settings can’t be followed nothing is sent, and no place is named', async () => {
  const { ask, book } = bookOf('https://a.example', 'https://b.example');
  const unusable: Connection = { region: 'eu-west-1', useFips: true };
  await book.lookUp([unusable]);
  expect(ask).not.toHaveBeenCalled();
  expect(book.of(unusable)).toBeUndefined();
});
