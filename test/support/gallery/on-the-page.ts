import type { Page } from 'playwright';

/** Every text of the page that a person reads or hears. AWS's own words are the same in every language, and left out. */
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

/** How far the page reaches out of its window at the side, in points; 0 where it fits. */
export async function overhangOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
