import { useId } from 'react';
import type { ReactElement } from 'react';
import type { FileView } from '../../shared/contract/snapshot.ts';
import { explain } from '../../shared/words/errors.ts';
import {
  fileKinds,
  fileOrigins,
  fileStates,
  pathWords,
  settingsWords,
} from '../../shared/words/settings/settings.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { CheckIcon, InfoIcon, WarningIcon } from '../ui/icons.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';

/** The known files, what determines each path, and the choice of others. */
export function FilesCard({ files }: { readonly files: readonly FileView[] }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const furtherId = useId();
  const own = files.filter(({ home }) => home === undefined);
  const homes = [...new Set(files.flatMap(({ home }) => home ?? []))];
  return (
    <section className="card">
      <h2 className="title">{settingsWords.files}</h2>
      {own.length === 0 && <p className="hint">{settingsWords.noFiles}</p>}
      <ul className="files">
        {own.map((file) => (
          <OwnFile key={file.kind} file={file} />
        ))}
      </ul>
      <h3 id={furtherId} className="file-kind further">
        {pathWords.further}
      </h3>
      <p className="hint">{pathWords.furtherHint}</p>
      {homes.length > 0 && (
        <ul className="files" aria-labelledby={furtherId}>
          {homes.map((home) => (
            <HomeItem key={home} home={home} files={files.filter((file) => file.home === home)} />
          ))}
        </ul>
      )}
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.files.addHome(undefined));
          }}
        >
          {pathWords.add}
        </Button>
      </div>
      <CommandFailure command={command} level={3} />
    </section>
  );
}

function OwnFile({ file }: { readonly file: FileView }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const focus = useKeptFocus<HTMLLIElement>();
  const { kind, from } = file;
  return (
    <li className={classOf(file)} {...focus}>
      <h3 className="file-kind">{fileKinds[kind]}</h3>
      <FileFacts file={file} />
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.files.choose({ kind }));
          }}
        >
          {pathWords.choose[kind]}
        </Button>
        {from === 'settings' && (
          <Button
            busy={command.pending}
            onClick={() => {
              command.run(() => bridge.files.reset({ kind }));
            }}
          >
            {pathWords.usual[kind]}
          </Button>
        )}
      </div>
      <CommandFailure command={command} level={3} />
    </li>
  );
}

type HomeProps = { readonly home: string; readonly files: readonly FileView[] };

function HomeItem({ home, files }: HomeProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  return (
    <li className="file">
      <h4 className="file-kind path">{home}</h4>
      {files.map((file) => (
        <div key={file.kind} className={`file-in-home file-${file.state.replaceAll(' ', '-')}`}>
          <FileFacts file={file} />
        </div>
      ))}
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.files.removeHome({ home }));
          }}
        >
          {pathWords.remove(home)}
        </Button>
      </div>
      <CommandFailure command={command} level={3} />
    </li>
  );
}

const fileIcons = {
  read: CheckIcon,
  missing: InfoIcon,
  'not readable': WarningIcon,
  refused: WarningIcon,
} as const satisfies Record<FileView['state'], () => ReactElement>;

function classOf({ state }: FileView): string {
  return `file file-${state.replaceAll(' ', '-')}`;
}

function FileFacts({ file }: { readonly file: FileView }): ReactElement {
  const { path, from, state, failure, isEmpty } = file;
  const FileIcon = fileIcons[state];
  return (
    <>
      <p className="path">{path}</p>
      <p className="hint file-state">
        <FileIcon />
        {fileStates[state]} · {fileOrigins[from]}
      </p>
      {failure !== undefined && <p className="remark">{explain(failure).body}</p>}
      <PathFacts file={file} />
      {isEmpty && <p className="remark">{pathWords.empty}</p>}
    </>
  );
}

/** How the path follows from the value of the variable. */
function PathFacts({
  file: { written, relativeTo, doubt },
}: {
  readonly file: FileView;
}): ReactElement {
  return (
    <>
      {written !== undefined && <p className="hint">{pathWords.written(written)}</p>}
      {relativeTo !== undefined && <p className="hint">{pathWords.relativeTo(relativeTo)}</p>}
      {doubt !== undefined && <p className="remark">{pathWords.doubts[doubt]}</p>}
    </>
  );
}
