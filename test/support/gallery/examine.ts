import axe from 'axe-core';
import type { Page } from 'playwright';

/**
 * The appearances of the window for different people. No animations: during a transition a colour is neither of the
 * two.
 */
export const looks = {
  light: { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', contrast: 'no-preference' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active', contrast: 'more' },
} as const;

export type PageLook = keyof typeof looks;

/** The rules that axe checks. */
const rules = {
  all: {},
  // All rules about colours; the results of all others are the same in every look in which the same is visible.
  'of colours': { runOnly: ['color-contrast', 'link-in-text-block'] },
} as const;

/** The findings about a page. */
export type PageFindings = {
  /** What axe finds, one line each. */
  readonly findings: readonly string[];
  /** Which of all elements are visible, in document order: one letter each. */
  readonly visible: string;
};

/** Loads axe into the page. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

export async function putOn(page: Page, look: PageLook): Promise<void> {
  await page.emulateMedia({ ...looks[look], reducedMotion: 'reduce' });
}

/** Examines the page in its present state. */
export async function examine(page: Page, by: keyof typeof rules): Promise<PageFindings> {
  return page.evaluate<PageFindings>(`(async () => {
    const { violations } = await axe.run(document, ${JSON.stringify({
      ...rules[by],
      resultTypes: ['violations'],
      // The one rule that reads style sheets is about rotated phones, and off; they would be fetched each time.
      preload: { assets: ['media'] },
    })});
    const seen = { visibilityProperty: true, opacityProperty: true };
    return {
      findings: violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary),
      ),
      visible: Array.from(document.body.querySelectorAll('*'), (element) =>
        element.checkVisibility(seen) ? 'v' : '-',
      ).join(''),
    };
  })()`);
}
