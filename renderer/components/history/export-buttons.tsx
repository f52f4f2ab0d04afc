import { useState } from 'react';
import type { ReactElement } from 'react';
import { exportFormats } from '../../../shared/choices.ts';
import type { ExportFormat, HistoryFilter } from '../../../shared/history.ts';
import { historyWords } from '../../../shared/words/history.ts';
import { useBridge } from '../../bridge.ts';
import { useCommand } from '../../use-command.ts';
import { Button } from '../button.tsx';
import { CommandFailure } from '../way-out.tsx';

/** Takes what is looked for out into a file: a table for programs, or a page for an auditor. */
export function ExportButtons({ filter }: { readonly filter: HistoryFilter }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [written, setWritten] = useState<ExportFormat | undefined>(undefined);

  function write(format: ExportFormat): void {
    setWritten(undefined);
    command.run(async () => {
      const reply = await bridge.exportHistory({ format, filter });
      setWritten(reply.ok && reply.value.chosen ? format : undefined);
      return reply;
    });
  }

  return (
    <div className="exports">
      <div className="actions">
        {exportFormats.map((format) => (
          <Button
            key={format}
            busy={command.pending}
            onClick={() => {
              write(format);
            }}
          >
            {historyWords.exports[format]}
          </Button>
        ))}
      </div>
      <p role="status" className="hint copied">
        {written !== undefined && historyWords.written[written]}
      </p>
      <CommandFailure command={command} level={2} />
    </div>
  );
}
