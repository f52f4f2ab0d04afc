import { lookup } from 'node:dns/promises';
import { defined } from '../../../shared/lib/defined.ts';
import { MINUTE } from '../../../shared/lib/time.ts';
import {
  type ConnectionTest,
  type Link,
  type LinkName,
  linkNames,
} from '../../../shared/settings/network.ts';
import {
  type ErrorCode,
  FailureError,
  type Failure,
  failureOf,
} from '../../../shared/values/failure.ts';
import { systemNameOf } from '../../base/system-errors.ts';
import type { Network } from '../network/network.ts';
import { askEndpoint, issuerAt, type EndpointAnswer } from './ask-endpoint.ts';
import type { UnusableEndpoint, EndpointToTest } from './endpoints.ts';

type Finding = Omit<Link, 'link'>;
type Findings = Partial<Record<LinkName, Finding>>;

// In ms. AWS refuses requests whose time is off by 15 minutes.
const CLOCK_LIMIT = 15 * MINUTE;
/** Time limit for finding a name or a proxy; ms. */
const PATIENCE = 10_000;

/** Tests each part of the way to an endpoint, up to the first that fails. Sends one request without a signature. */
export async function testEndpoint(
  place: EndpointToTest | UnusableEndpoint,
  network: Network,
  now: () => number,
): Promise<ConnectionTest> {
  if (!('url' in place) && place.failure !== undefined) {
    return unusableEndpointTest(place.written, place.failure);
  }
  const isPlace = 'url' in place;
  const found = isPlace ? await findings(place, network, now) : leadsNowhere(place);
  return {
    host: isPlace ? place.url.host.slice(0, 256) : place.written,
    links: linkNames.map((link) => ({ link, ...(found[link] ?? { found: 'not reached' }) })),
  };
}

/** The result of a test of an endpoint that can't be used: nothing is sent. */
export function unusableEndpointTest(host: string, failure: Failure): ConnectionTest {
  return {
    host: host.slice(0, 256),
    links: linkNames.map((link) =>
      link === 'reach' ? { link, ...fails(failure) } : { link, found: 'not reached' },
    ),
  };
}

async function findings(
  place: EndpointToTest,
  network: Network,
  now: () => number,
): Promise<Findings> {
  const guide = network.guide(place.caBundle);
  let proxy: Awaited<ReturnType<typeof guide.proxyFor>>;
  try {
    proxy = await inTime(guide.proxyFor(place.url));
  } catch (cause) {
    return { proxy: fails(failureOf(cause)) };
  }
  const named = proxy === undefined ? undefined : { fact: proxy.address, origin: proxy.origin };
  const first = proxy === undefined ? place.url : new URL(proxy.address);
  const name = await lookedUp(first.hostname.replaceAll(/^\[|\]$/gu, ''));
  if (name.found === 'fails') {
    return { name, proxy: { found: named === undefined ? 'not needed' : 'not reached', ...named } };
  }
  const answer = await askEndpoint(place, guide);
  const passed = named === undefined ? notNeeded : { ...works, ...named };
  if (answer.kind === 'failed') {
    const { failure } = answer;
    if (isOfProxy(failure)) return { name, proxy: { ...fails(failure), ...named } };
    if (!certificateCodes.has(failure.code)) return { name, proxy: passed, reach: fails(failure) };
    const issuer =
      failure.code === 'CERTIFICATE_NOT_TRUSTED' ? await issuerAt(place, guide) : undefined;
    return {
      name,
      proxy: passed,
      ...(issuer === undefined ? {} : { reach: works }),
      certificate: { ...fails(failure), ...withFact(issuer) },
    };
  }
  return {
    name,
    proxy: passed,
    reach: works,
    certificate:
      place.url.protocol === 'https:' ? { ...works, ...withFact(answer.issuer) } : notNeeded,
    ...inAnswer(answer, now),
  };
}

const works: Finding = { found: 'works' };
const notNeeded: Finding = { found: 'not needed' };
const certificateCodes: ReadonlySet<ErrorCode> = new Set([
  'CERTIFICATE_NOT_TRUSTED',
  'CERTIFICATES_NOT_READABLE',
]);

function fails(failure: Failure): Finding {
  return { found: 'fails', failure };
}

function leadsNowhere({ failure }: UnusableEndpoint): Findings {
  return { name: fails(failure ?? { code: 'OFFLINE', systemName: 'ERR_INVALID_URL' }) };
}

function withFact(fact: string | undefined): { fact?: string } {
  return defined({ fact });
}

/** Whether a failure is the proxy's: only failures of a proxy name a host. */
function isOfProxy({ code, host }: Failure): boolean {
  return code.startsWith('PROXY_') || host !== undefined;
}

/** Rejects with TIMED_OUT after the time limit. */
async function inTime<Value>(promised: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new FailureError({ code: 'TIMED_OUT' }));
    }, PATIENCE);
  });
  return Promise.race([promised, late]).finally(() => {
    clearTimeout(timer);
  });
}

async function lookedUp(hostname: string): Promise<Finding> {
  try {
    return { ...works, fact: (await inTime(lookup(hostname))).address };
  } catch (cause) {
    if (cause instanceof FailureError) return fails(cause.failure);
    const systemName = systemNameOf(cause);
    return fails({ code: 'OFFLINE', ...defined({ systemName }) });
  }
}

function inAnswer(
  { requestId, time, leadsTo }: Extract<EndpointAnswer, { readonly kind: 'answered' }>,
  now: () => number,
): Findings {
  // The clock of a sign-in page says nothing about AWS's.
  if (requestId === undefined) {
    return { answer: { ...fails({ code: 'NOT_AWS' }), ...withFact(leadsTo) } };
  }
  if (time === undefined) return { answer: works };
  const clockOff = time - now();
  const isOff = Math.abs(clockOff) > CLOCK_LIMIT;
  return {
    answer: works,
    clock: isOff ? { ...fails({ code: 'CLOCK_SKEWED' }), clockOff } : { ...works, clockOff },
  };
}
