import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ConnectionTest, Link } from '../../../shared/settings/network.ts';
import { explain } from '../../../shared/words/errors.ts';
import {
  connectionWords,
  foundWords,
  linkFacts,
  linkNames,
  nameNotFound,
} from '../../../shared/words/settings/connection.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure, NextStep } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckIcon, CircleIcon, WarningIcon } from '../../ui/icons.tsx';

/** The test of the connection, and its last results. */
export function ConnectionTests(): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [tests, setTests] = useState<readonly ConnectionTest[]>([]);
  return (
    <>
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(async () => {
              const reply = await bridge.connection.test(undefined);
              setTests(reply.ok ? reply.value : []);
              return reply;
            });
          }}
        >
          {connectionWords.test}
        </Button>
      </div>
      <p className="hint" role="status">
        {command.pending ? connectionWords.testing : connectionWords.testFollows}
      </p>
      <CommandFailure command={command} level={3} />
      {tests.map((test, index) => (
        // Two profiles may use one host with different certificates.
        <Result key={`${test.host} ${String(index)}`} test={test} />
      ))}
    </>
  );
}

function Result({ test: { host, links } }: { readonly test: ConnectionTest }): ReactElement {
  const failed = links.find(({ found }) => found === 'fails');
  return (
    <section className="connection-test" aria-label={connectionWords.results(host)}>
      <h3 className="file-kind path">{host}</h3>
      <ul className="links">
        {links.map((link) => (
          <LinkItem key={link.link} link={link} />
        ))}
      </ul>
      <div role={failed === undefined ? 'status' : 'alert'}>
        {failed === undefined ? <p>{connectionWords.good}</p> : <Trouble link={failed} />}
      </div>
    </section>
  );
}

const linkIcons = {
  works: CheckIcon,
  fails: WarningIcon,
  'not needed': CircleIcon,
  'not reached': CircleIcon,
} as const satisfies Record<Link['found'], () => ReactElement>;

function LinkItem({ link }: { readonly link: Link }): ReactElement {
  const LinkIcon = linkIcons[link.found];
  const facts = linkFacts(link);
  return (
    <li className={`link link-${link.found.replaceAll(' ', '-')}`}>
      <LinkIcon />
      <span className="link-name">{linkNames[link.link]}</span>{' '}
      <span>{foundWords[link.found]}</span>
      {facts !== '' && <span className="path"> · {facts}</span>}
    </li>
  );
}

function Trouble({ link: { link, failure } }: { readonly link: Link }): ReactElement | undefined {
  if (failure === undefined) return undefined;
  const { title, body, next } = explain(failure);
  // Something that is no region has its own words.
  return link === 'name' && failure.code === 'OFFLINE' ? (
    <>
      <p className="remark">{nameNotFound.title}.</p>
      <NextStep text={nameNotFound.next} />
    </>
  ) : (
    <>
      <p className="remark">
        {title}. {body}
      </p>
      <NextStep text={next} />
    </>
  );
}
