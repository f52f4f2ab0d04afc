import { describe, expect, test } from 'vitest';
import { NetworkChoice, ProxyChoice } from '../../../../shared/settings/network.ts';
import { proxyUses } from '../../../../shared/values/choices.ts';
import { proxyAddress } from '../../../../shared/values/proxy-address.ts';
import { explain } from '../../../../shared/words/errors.ts';
import { linkFacts } from '../../../../shared/words/settings/connection.ts';

describe('the address of a proxy', () => {
  test.each([
    ['http://proxy.example:8080', 'http://proxy.example:8080'],
    [' Proxy.Example:8080 ', 'http://proxy.example:8080'],
    ['https://proxy.example/', 'https://proxy.example'],
    ['proxy', 'http://proxy'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128'],
    ['[fd00::1]:3128', 'http://[fd00::1]:3128'],
  ])('%s is made whole', (written, whole) => {
    expect(proxyAddress(written)).toBe(whole);
  });

  test.each([
    '',
    'http://',
    'http://joe:pass@proxy.example:8080',
    'joe@proxy.example',
    'socks5://proxy.example',
    'http://proxy.example:8080/path',
    'http://proxy.example:0',
    'http://proxy.example:65536',
    'http://proxy example',
    'http://proxy.example?x',
    `http://${'a'.repeat(260)}`,
  ])('“%s” is none', (written) => {
    expect(proxyAddress(written)).toBeUndefined();
  });

  test('with a password is refused where it would be kept', () => {
    const address = 'http://joe:pass@proxy.example:8080';
    expect(NetworkChoice.safeParse({ proxy: { use: 'this one', address } }).success).toBe(false);
  });
});

describe('the words of a test', () => {
  test.each([
    [0, 'right to the minute'],
    [-29_000, 'right to the minute'],
    [60_000, '1 minute slow'],
    [-3_600_000, '60 minutes fast'],
  ])('a clock that is off by %s ms', (clockOff, words) => {
    expect(linkFacts({ link: 'clock', found: 'works', clockOff })).toBe(words);
  });

  test('say who has named a proxy, who issued a certificate, and where a page leads', () => {
    const fact = 'http://proxy.example';
    expect(linkFacts({ link: 'proxy', found: 'works', fact, origin: 'system' })).toBe(
      'http://proxy.example, set by the system',
    );
    expect(linkFacts({ link: 'certificate', found: 'fails', fact: 'Example' })).toBe(
      'issued by Example',
    );
    expect(linkFacts({ link: 'answer', found: 'fails', fact: 'portal.example' })).toBe(
      'it leads to portal.example',
    );
    expect(linkFacts({ link: 'name', found: 'works' })).toBe('');
  });

  test('a certificate that is out of date is not called a foreign one', () => {
    const body = (systemName: string) =>
      explain({ code: 'CERTIFICATE_NOT_TRUSTED', systemName }).body;
    expect(body('CERT_HAS_EXPIRED')).toContain('out of date, or the clock is wrong');
    expect(body('SELF_SIGNED_CERT_IN_CHAIN')).toContain('does not trust');
  });

  test('what names a proxy that can’t be used is named itself', () => {
    expect(explain({ code: 'PROXY_NOT_USABLE', setBy: 'HTTPS_PROXY' }).body).toContain(
      'HTTPS_PROXY names',
    );
    expect(explain({ code: 'PROXY_NOT_USABLE', setBy: 'system' }).body).toContain(
      'The settings of this computer name',
    );
  });

  test('an address that can’t be read is no other kind of proxy: the words say how to write it', () => {
    const { title, next } = explain({ code: 'PROXY_ADDRESS_UNCLEAR', setBy: 'HTTPS_PROXY' });
    expect(title).toBe('The address of the proxy can’t be read');
    expect(next).toContain('write / as %2F');
  });
});

test('the ways to choose a proxy are those that can be kept', () => {
  expect(ProxyChoice.options.map(({ shape }) => shape.use.value)).toEqual([...proxyUses]);
});
