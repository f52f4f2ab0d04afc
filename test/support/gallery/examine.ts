import axe from 'axe-core';
import type { Page } from 'playwright';

/** How the window looks to different people. Nothing moves: a colour on its way to another is none of either. */
export const looks = {
  light: { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', contrast: 'no-preference' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active', contrast: 'more' },
} as const;

export type PageLook = keyof typeof looks;

/** Which rules axe is to look by. */
const rules = {
  all: {},
  // All that axe asks colours for; whatever else it asks for is the same in every look as long as the same is visible.
  'of colours': { runOnly: ['color-contrast', 'link-in-text-block'] },
} as const;

/** What there is to see on a page. */
export type PageFindings = {
  /** What axe finds, in a line each. */
  readonly findings: readonly string[];
  /** Which of all elements are visible, in the order of the document: one letter each. */
  readonly visible: string;
};

/** Brings axe onto the page. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

export async function putOn(page: Page, look: PageLook): Promise<void> {
  await page.emulateMedia({ ...looks[look], reducedMotion: 'reduce' });
}

/** Looks at the page as it stands. */
export async function examine(page: Page, by: keyof typeof rules): Promise<PageFindings> {
  return page.evaluate<PageFindings>(`(async () => {
    const { violations } = await axe.run(document, ${JSON.stringify({
      ...rules[by],
      resultTypes: ['violations'],
      // The one rule that reads the style sheets is about turned phones, and off; they would be fetched each time.
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
