import { openNextSentences } from '../words/rotation/open.ts';
import { keyDecisionOf, type DecisionFacts } from './decision-facts.ts';

/** What a person can do next about a rotation that needs a decision: about the key shown below it, or else `next`. */
export function decisionNextStep(open: DecisionFacts, next: string): string {
  const aboutKey = keyDecisionOf(open);
  return aboutKey === undefined ? next : openNextSentences[aboutKey];
}
