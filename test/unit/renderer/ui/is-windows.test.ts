import { afterEach, describe, expect, test } from 'vitest';
import { isWindows } from '../../../../renderer/ui/is-windows.ts';
import { languages, speak } from '../../../../shared/words/language.ts';
import { addKeyWords } from '../../../../shared/words/profiles/add-key.ts';
import { handoutWords } from '../../../../shared/words/rotation/handout.ts';

afterEach(() => {
  speak('en');
});

const engine = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${engine}`, true],
  [`Mozilla/5.0 (X11; Linux x86_64) ${engine}`, false],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${engine}`, false],
])('%s', (userAgent, is) => {
  expect(isWindows(userAgent)).toBe(is);
});

describe.each(languages)('on Windows (%s)', (language) => {
  test('a secret that goes through the clipboard is said to stay in its history, and how it is deleted', () => {
    speak(language);
    for (const said of [handoutWords.handOutOnWindows, addKeyWords.emptiedOnWindows]) {
      expect(said).toContain('Win+V');
    }
  });
});
