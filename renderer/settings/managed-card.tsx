import type { ReactElement } from 'react';
import type { ManagedView } from '../../shared/settings/managed.ts';
import { managedWords, rulesInWords } from '../../shared/words/settings/managed.ts';
import { InfoIcon } from '../ui/icons.tsx';

/** The organisation's rules, and the file they come from. */
export function ManagedCard({ path, rules }: ManagedView): ReactElement {
  const sentences = rulesInWords(rules);
  return (
    <section className="card">
      <h2 className="title">{managedWords.title}</h2>
      <p className="remark">
        <InfoIcon />
        {managedWords.file(path)}
      </p>
      {sentences.length === 0 ? (
        <p>{managedWords.nothing}</p>
      ) : (
        <ul className="managed">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
