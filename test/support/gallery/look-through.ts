import { examine, type PageLook, putOn } from './examine.ts';
import { overhangAt } from './on-the-page.ts';
import type { OpenGallery } from './open-gallery.ts';
import { galleryStates } from './states.ts';

/** The window widths that each state must fit into, in points; axe examines it in the last. */
export const widths = [1600, 768, 320, 420] as const;
const otherLooks = ['dark', 'high contrast'] as const;

/** What is wrong in all the states, one line each. */
export type GalleryFindings = {
  readonly states: number;
  readonly in: Readonly<Record<PageLook, readonly string[]>>;
  readonly at: ReadonlyMap<number, readonly string[]>;
};

/** Renders each state once, which takes longest, and examines it in every look. */
export async function lookThrough(gallery: OpenGallery): Promise<GalleryFindings> {
  const { page } = gallery;
  const found: Record<PageLook, string[]> = { light: [], dark: [], 'high contrast': [] };
  const tooWide = new Map<number, string[]>(widths.map((width) => [width, []]));
  for (const name of galleryStates.keys()) {
    await putOn(page, 'light');
    await gallery.show(name);
    for (const [width, lines] of tooWide) {
      const overhang = await overhangAt(page, width);
      if (overhang > 0) lines.push(`${name}: ${String(overhang)}`);
    }
    for (const [look, line] of await lookAt(gallery)) found[look].push(`${name}: ${line}`);
  }
  return { states: galleryStates.size, in: found, at: tooWide };
}

/** What is wrong with the current state, and in which look. */
export async function lookAt({
  page,
}: OpenGallery): Promise<readonly (readonly [PageLook, string])[]> {
  await putOn(page, 'light');
  const light = await examine(page, 'all');
  const found = light.findings.map((line): readonly [PageLook, string] => ['light', line]);
  for (const look of otherLooks) {
    await putOn(page, look);
    const { findings, visible } = await examine(page, 'of colours');
    found.push(...findings.map((line): readonly [PageLook, string] => [look, line]));
    if (visible !== light.visible) found.push([look, 'something else is visible than in light']);
  }
  return found;
}
