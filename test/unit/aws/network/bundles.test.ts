import { expect, test } from 'vitest';
import { bundlesOf } from '../../../../main/aws/network/certificates.ts';

test('certificates in the places of Linux are trusted on Linux alone', () => {
  expect(bundlesOf('linux')).toContain('/etc/ssl/certs/ca-certificates.crt');
  expect(bundlesOf('win32')).toEqual([]);
  expect(bundlesOf('darwin')).toEqual([]);
});
