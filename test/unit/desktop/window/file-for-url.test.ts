import { join, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { fileForUrl } from '../../../../main/desktop/window/file-for-url.ts';

// As the system writes it: with a drive and other separators on Windows.
const folder = resolve('/opt/keyturn/out/renderer');

test('the window’s files are found', () => {
  expect(fileForUrl('app://keyturn/index.html', folder)).toBe(join(folder, 'index.html'));
  expect(fileForUrl('app://keyturn/assets/main-1.js?v=2', folder)).toBe(
    join(folder, 'assets', 'main-1.js'),
  );
});

test.each([
  'app://keyturn/../main/main.js',
  'app://keyturn/%2e%2e/main/main.js',
  'app://keyturn/..%2fmain%2fmain.js',
  'app://keyturn/assets/..%2f..%2f..%2fmain/main.js',
  'app://keyturn//etc/passwd.html',
  'app://keyturn/',
  'app://keyturn/package.json',
  'app://other/index.html',
  'https://keyturn/index.html',
  'file:///opt/keyturn/out/renderer/index.html',
])('%s leads nowhere outside', (address) => {
  const file = fileForUrl(address, folder);
  expect(file === undefined || file.startsWith(`${folder}${sep}`)).toBe(true);
  expect(file).not.toBe(join(folder, 'index.html'));
});

test('an address that can’t be decoded leads nowhere', () => {
  expect(fileForUrl('app://keyturn/%ff.html', folder)).toBeUndefined();
});
