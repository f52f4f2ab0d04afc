import { openNextSentences } from '../words/rotation/open.ts';
import { nextAboutKey, type OpenFacts } from './open-facts.ts';

/** What a person can do next about an open rotation: about the key that stands below, if one does; else `next`. */
export function openNext(open: OpenFacts, next: string): string {
  const aboutKey = nextAboutKey(open);
  return aboutKey === undefined ? next : openNextSentences[aboutKey];
}
