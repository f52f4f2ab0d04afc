import { expect, test, vi } from 'vitest';
import { directNetwork } from '../../../../main/aws/network/network.ts';
import { type Agents, shareAgents } from '../../../../main/aws/network/shared-agents.ts';

test('everybody who goes the same way has the same agents', () => {
  const lend = shareAgents(directNetwork());
  const [one, two] = [lend(undefined), lend(undefined)];
  expect(two.httpAgent).toBe(one.httpAgent);
  expect(two.httpsAgent).toBe(one.httpsAgent);
});

test('certificates of a profile’s own make another way', () => {
  const lend = shareAgents(directNetwork());
  expect(lend('/home/joe/own.pem').httpsAgent).not.toBe(lend(undefined).httpsAgent);
});

test('the agents end with the last who has them, and the next one has new ones', () => {
  const lend = shareAgents(directNetwork());
  const [one, two] = [lend(undefined), lend(undefined)];
  const ended = watchEndOf(one);
  one.giveBack();
  expect(ended()).toBe(0);
  two.giveBack();
  expect(ended()).toBe(2);
  expect(lend(undefined).httpsAgent).not.toBe(one.httpsAgent);
});

test('a caller that gives its agents back twice takes them from no other caller', () => {
  const lend = shareAgents(directNetwork());
  const [one] = [lend(undefined), lend(undefined)];
  const ended = watchEndOf(one);
  one.giveBack();
  one.giveBack();
  expect(ended()).toBe(0);
});

/** How many of the two agents have been ended. */
function watchEndOf({ httpAgent, httpsAgent }: Agents): () => number {
  const ends = [vi.spyOn(httpAgent, 'destroy'), vi.spyOn(httpsAgent, 'destroy')];
  return () => ends.filter(({ mock }) => mock.calls.length > 0).length;
}
