import { useState } from 'react';
import type { ReactElement } from 'react';
import { settingsWords } from '../../shared/words/settings/settings.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** The log, and a report for a person who is asked for help. */
export function HelpCard(): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [report, setReport] = useState<string | undefined>(undefined);
  return (
    <section className="card">
      <h2 className="title">{settingsWords.help}</h2>
      <p className="hint">{settingsWords.helpBody}</p>
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.help.openLogFolder(undefined));
          }}
        >
          {settingsWords.openLog}
        </Button>
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(async () => {
              const reply = await bridge.help.readBugReport(undefined);
              setReport(reply.ok ? reply.value.text : undefined);
              return reply;
            });
          }}
        >
          {settingsWords.report}
        </Button>
      </div>
      <CommandFailure command={command} level={3} />
      {report !== undefined && (
        <ReportDialog
          text={report}
          onClose={() => {
            setReport(undefined);
          }}
        />
      )}
    </section>
  );
}

type ReportDialogProps = { readonly text: string; readonly onClose: () => void };

function ReportDialog({ text, onClose }: ReportDialogProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={settingsWords.reportTitle} body={settingsWords.reportBody} onClose={onClose}>
      <pre
        className="policy-text"
        translate="no"
        role="region"
        aria-label={settingsWords.reportText}
      >
        {text}
      </pre>
      <p role="status" className="hint copied">
        {copied && settingsWords.reportCopied}
      </p>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <Button
          tone="primary"
          hasFirstFocus
          busy={command.pending}
          onClick={() => {
            command.run(async () => {
              const reply = await bridge.help.copyBugReport(undefined);
              setCopied(reply.ok);
              return reply;
            });
          }}
        >
          {settingsWords.copyReport}
        </Button>
        <Button onClick={onClose}>{settingsWords.close}</Button>
      </div>
    </Dialog>
  );
}
