import type { Page } from 'playwright';

/** Every text of the page that a person reads or hears. AWS's own words are equal in every language, and left out. */
export async function textsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest('[translate="no"]') === null) found.push(textContent ?? '');
    }
    const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
    for (const element of Array.from(document.querySelectorAll('*'))) {
      for (const name of attributes) found.push(element.getAttribute(name) ?? '');
    }
    return found;
  });
}

/** How far the page overflows a window of this width horizontally, in points; 0 where it fits. */
export async function overhangAt(page: Page, width: number): Promise<number> {
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 800 });
  return page.evaluate(async (wanted) => {
    // Resizing a window takes a moment.
    while (window.innerWidth !== wanted) await new Promise((later) => setTimeout(later));
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  }, width);
}
