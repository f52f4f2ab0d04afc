import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { NetworkChoice, ProxyChoice } from '../../../shared/settings/network.ts';
import { oneOf, proxyUses } from '../../../shared/values/choices.ts';
import { connectionWords } from '../../../shared/words/settings/connection.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import type { Undoable } from '../../bridge/use-undoable.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { ConnectionTests } from './connection-tests.tsx';
import { ProxyAddressField } from './proxy-address-field.tsx';

type ConnectionCardProps = { readonly choice: NetworkChoice; readonly undoable: Undoable };

/** The route to AWS: proxy, certificates, and a test of both. */
export function ConnectionCard({ choice, undoable }: ConnectionCardProps): ReactElement {
  const bridge = useBridge();
  const id = useId();
  const { proxy, certificates } = choice;
  // "This one" is not saved before there is an address.
  const [isNaming, setIsNaming] = useState(false);
  const use = isNaming ? 'this one' : proxy.use;

  function change(next: ProxyChoice): void {
    undoable.change(
      () => bridge.connection.setProxy(next),
      () => bridge.connection.setProxy(proxy),
    );
  }

  return (
    <section className="card">
      <h2 className="title">{connectionWords.title}</h2>
      <div className="field">
        <label htmlFor={id}>{connectionWords.proxy}</label>
        <select
          id={id}
          className="box"
          value={use}
          aria-describedby={`${id}-follows`}
          onChange={({ target }) => {
            const chosen = oneOf(proxyUses, target.value) ?? use;
            setIsNaming(chosen === 'this one');
            if (chosen !== 'this one') change({ use: chosen });
          }}
        >
          {proxyUses.map((each) => (
            <option key={each} value={each}>
              {connectionWords.proxies[each]}
            </option>
          ))}
        </select>
        <p id={`${id}-follows`} className="hint">
          {connectionWords.proxyFollows[use]}
        </p>
      </div>
      {use === 'this one' && (
        <ProxyAddressField
          address={proxy.use === 'this one' ? proxy.address : ''}
          onChange={(address) => {
            setIsNaming(false);
            change({ use: 'this one', address });
          }}
        />
      )}
      <Certificates path={certificates} />
      {/* Results of another route don't apply to this one. */}
      <ConnectionTests key={JSON.stringify(choice)} />
    </section>
  );
}

function Certificates({ path }: { readonly path: string | undefined }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const focus = useKeptFocus<HTMLDivElement>();
  return (
    <div className="field" {...focus}>
      <h3 className="file-kind">{connectionWords.certificates}</h3>
      {path === undefined ? (
        <p className="hint">{connectionWords.certificatesUsual}</p>
      ) : (
        <>
          <p className="hint">{connectionWords.certificatesToo}</p>
          <p className="path">{path}</p>
        </>
      )}
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.connection.chooseCertificates(undefined));
          }}
        >
          {connectionWords.chooseCertificates}
        </Button>
        {path !== undefined && (
          <Button
            busy={command.pending}
            onClick={() => {
              command.run(() => bridge.connection.removeCertificates(undefined));
            }}
          >
            {connectionWords.usualCertificates}
          </Button>
        )}
      </div>
      <CommandFailure command={command} level={3} />
    </div>
  );
}
