import type { ReactElement } from 'react';
import { ageInDays } from '../../shared/lib/age.ts';
import type { KeyFacts } from '../../shared/values/key-facts.ts';
import { names } from '../../shared/words/lists.ts';
import {
  createdInWords,
  keyFactsWords,
  keyStatuses,
  lastUseInWords,
} from '../../shared/words/window.ts';
import { formatInstant } from './format.ts';

type KeyFactsProps = {
  readonly facts: KeyFacts;
  /** Now, in ms, for ages. */
  readonly now: number;
  /** The ID of the element that names the key, for buttons that act on it. */
  readonly id: string;
};

/** The facts of a key that a person needs for a decision. */
export function KeyFactsList({ facts, now, id }: KeyFactsProps): ReactElement {
  const { keyId, status, createdAt, lastUse, profiles } = facts;
  const created =
    createdAt === undefined
      ? keyFactsWords.notKnown
      : createdInWords(formatInstant(createdAt), ageInDays(createdAt, now));
  return (
    <dl className="facts">
      <dt>{keyFactsWords.keyId}</dt>
      <dd id={id} className="key-id">
        {keyId}
      </dd>
      <dt>{keyFactsWords.status}</dt>
      <dd>{keyStatuses[status]}</dd>
      <dt>{keyFactsWords.created}</dt>
      <dd>{created}</dd>
      <dt>{keyFactsWords.lastUse}</dt>
      <dd>{lastUseInWords(lastUse, formatInstant)}</dd>
      <dt>{keyFactsWords.profiles}</dt>
      <dd>{profiles.length === 0 ? keyFactsWords.heldByNone : names(profiles)}</dd>
    </dl>
  );
}
