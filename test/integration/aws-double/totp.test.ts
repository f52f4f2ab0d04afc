import { describe, expect, test } from 'vitest';
import { fromBase32, toBase32 } from '../../support/aws-double/requests/base32.ts';
import { timeStep, totp } from '../../support/aws-double/requests/totp.ts';
import { sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();

describe('codes of an MFA device', () => {
  // RFC 6238, appendix B, SHA-1; its eight digits end in the six that a device shows.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('%i seconds after 1970 the code is that of the RFC (%s)', (seconds, eightDigits) => {
    const seed = toBase32(Buffer.from('12345678901234567890'));
    expect(totp(seed, timeStep(seconds * 1000))).toBe(eightDigits.slice(2));
  });

  test('change every thirty seconds of the clock', () => {
    expect(timeStep(59_999)).toBe(1);
    expect(timeStep(60_000)).toBe(2);
  });

  // RFC 4648, section 10, without padding.
  test.each([
    ['f', 'MY'],
    ['foo', 'MZXW6'],
    ['foobar', 'MZXW6YTBOI'],
  ])('the bytes of %s are %s in base 32', (text, inBase32) => {
    expect(fromBase32(inBase32).toString()).toBe(text);
    expect(inBase32.startsWith(toBase32(Buffer.from(text)))).toBe(true);
  });

  test('what is not base 32 is no seed', () => {
    expect(() => totp('not a seed', 1)).toThrow(/not base 32/);
  });

  test("follow AWS's clock, and can be had for another moment", () => {
    const { aws, alice, now, pass } = scene();
    const device = alice.addMfaDevice();
    const later = device.codeAt(now() + 3_600_000);
    expect(device.codeAt()).toBe(totp(device.seed, timeStep(now())));
    aws.setClockOffset(3_600_000);
    expect(device.codeAt()).toBe(later);
    aws.setClockOffset(0);
    pass(3_600_000);
    expect(device.codeAt()).toBe(later);
  });
});
