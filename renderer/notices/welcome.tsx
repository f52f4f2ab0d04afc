import type { ReactElement } from 'react';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { undoInWords, welcomeWords } from '../../shared/words/profiles/list.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';

type WelcomeProps = { readonly snapshot: Pick<Snapshot, 'keychain' | 'policy'> };

/** Three short cards for the first start. They block nothing. */
export function Welcome({ snapshot: { keychain, policy } }: WelcomeProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const { title, done, cards } = welcomeWords;
  const shown = [
    cards.what,
    cards.leaves,
    { ...cards.undo, body: undoInWords(keychain, policy.backups, policy.graceDays) },
  ];
  return (
    <section className="card welcome" aria-labelledby="welcome">
      <h2 id="welcome" className="title">
        {title}
      </h2>
      <ol className="welcome-cards">
        {shown.map((card) => (
          <li key={card.title}>
            <h3 className="file-kind">{card.title}</h3>
            <p className="hint">{card.body}</p>
          </li>
        ))}
      </ol>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.window.closeWelcome(undefined));
          }}
        >
          {done}
        </Button>
      </div>
    </section>
  );
}
