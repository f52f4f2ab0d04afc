import { openNextSentences } from '../words/rotation/open.ts';
import { keyDecisionOf, type DecisionFacts } from './decision-facts.ts';

/** What a person can do next about an open rotation: about the key that stands below, if one does; else `next`. */
export function decisionNextStep(open: DecisionFacts, next: string): string {
  const aboutKey = keyDecisionOf(open);
  return aboutKey === undefined ? next : openNextSentences[aboutKey];
}
