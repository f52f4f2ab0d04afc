import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../main/log/redact.ts';
import { anyKeyId, anySecret, anyToken } from './secrets.ts';

/** What a secret looks like on the ways it may take into a line. */
const forms: readonly (readonly [string, (secret: string) => string])[] = [
  ['bare', (secret) => secret],
  ['in a sentence', (secret) => `the secret is ${secret}, so it is`],
  ['in quotes', (secret) => `"${secret}"`],
  ['behind a name and a colon', (secret) => `AKIAIOSFODNN7EXAMPLE:${secret}`],
  ['in a credentials file', (secret) => `aws_secret_access_key = ${secret}\n`],
  ['in a file without spaces', (secret) => `aws_secret_access_key=${secret}`],
  ['in the environment', (secret) => `AWS_SECRET_ACCESS_KEY=${secret}`],
  ['as a session token', (secret) => `aws_session_token=${secret}`],
  ['in JSON', (secret) => JSON.stringify({ SecretAccessKey: secret, UserName: 'ada' })],
  ['in JSON in JSON', (secret) => JSON.stringify(JSON.stringify({ secretAccessKey: secret }))],
  ['in an answer of AWS', (secret) => `<SecretAccessKey>${secret}</SecretAccessKey>`],
  ['in a header of a session', (secret) => `x-amz-security-token: ${secret}`],
  ['in an address', (secret) => `https://host/?X-Amz-Security-Token=${encodeURIComponent(secret)}`],
  ['URL-encoded', (secret) => encodeURIComponent(secret)],
  ['in base64', (secret) => Buffer.from(secret).toString('base64')],
  ['as a password', (secret) => `https://ada:${secret.replaceAll('/', '%2F')}@proxy.example:8080/`],
  ['in a header', (secret) => `Authorization: Basic ${secret}`],
  ['in a header as JSON', (secret) => JSON.stringify({ authorization: `Bearer ${secret}` })],
  ['at the end of a path', (secret) => `/home/ada/.aws/${secret}`],
];

function partsOf(text: string): readonly string[] {
  return Array.from({ length: text.length - 9 }, (_, at) => text.slice(at, at + 10));
}

describe.each(forms)('a secret %s', (_name, write) => {
  it.each([
    ['secret access key', anySecret],
    ['session token', anyToken],
  ])('does not survive, be it a %s', (_kind, any) => {
    fc.assert(
      fc.property(any, (secret) => {
        const text = redact(write(secret), '/home/ada');
        const encodings = [
          secret,
          encodeURIComponent(secret),
          Buffer.from(secret).toString('base64'),
        ];
        // no part of it either
        expect(
          encodings.flatMap((encoded) => partsOf(encoded).filter((part) => text.includes(part))),
        ).toEqual([]);
        expect(text).toContain('[secret]');
      }),
      { numRuns: 30 },
    );
  });
});

describe('redacting', () => {
  it('finds the secret keys of AWS wherever they stand, however they look', () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        expect(redact(`key ${secret}!`)).toBe('key [secret]!');
      }),
      { numRuns: 20_000 },
    );
  }, 30_000);

  it('hides a named secret that does not look like one', () => {
    expect(redact('aws_secret_access_key = hunter2 # mine')).toBe(
      'aws_secret_access_key = [secret] # mine',
    );
  });

  it('leaves of a key id what a person knows it by', () => {
    expect(redact('AKIAIOSFODNN7EXAMPLE and ASIAIOSFODNN7SESSION')).toBe('AKIA…MPLE and ASIA…SION');
    fc.assert(
      fc.property(anyKeyId, (id) => {
        expect(redact(`key=${id}`)).toBe(`key=AKIA…${id.slice(-4)}`);
      }),
    );
  });

  it('hides the signature of a request, and keeps what it was about', () => {
    const signature = 'fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024';
    expect(redact(`https://iam.example/?Action=ListAccessKeys&X-Amz-Signature=${signature}`)).toBe(
      'https://iam.example/?Action=ListAccessKeys&X-Amz-Signature=[secret]',
    );
  });

  it('names nobody by the home folder', () => {
    const home = '/home/ada';
    expect(redact('/home/ada/.aws/credentials', home)).toBe('~/.aws/credentials');
    expect(redact('in "/home/ada"', home)).toBe('in "~"');
    expect(redact('/home/adam/.aws and /home/ada.old', home)).toBe(
      '/home/adam/.aws and /home/ada.old',
    );
    expect(redact('C:\\Users\\Ada\\.aws', 'C:\\Users\\Ada')).toBe('~\\.aws');
    expect(redact('file:///C:/Users/Ada/x.js', 'C:\\Users\\Ada')).toBe('file:///~/x.js');
    expect(redact('/usr/lib', '/')).toBe('/usr/lib');
  });

  it.each([
    'at run (file:///opt/Keyturn/resources/app/out/main/rotation/recover.js:12:34)',
    '/Users/Shared/Projects/MyGreatProject/NodeModules/out/main/index',
    'request b25f48e8-84fd-11e6-80d9-574e0c4664cb took 120 ms',
    '356a192b7913b04c54574d18c28d46e6395428ab',
    'fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024',
    'https://sts.eu-central-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15',
    'arn:aws:iam::123456789012:user/Engineering/Platform/ada@example.com',
    'GetAccessKeyLastUsedCommandMiddlewareStackResolver',
  ])('leaves alone what is no secret: %s', (text) => {
    expect(redact(text, '/home/ada')).toBe(text);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anySecret, fc.constantFrom(...forms), fc.string(), (secret, [, write], text) => {
        const once = redact(text + write(secret) + text, '/home/ada');
        expect(redact(once, '/home/ada')).toBe(once);
      }),
    );
  });
});
