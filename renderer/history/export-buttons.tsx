import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ExportFormat, HistoryFilter } from '../../shared/contract/history.ts';
import { exportFormats } from '../../shared/values/choices.ts';
import { historyWords } from '../../shared/words/history.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';

/** Exports the lines that meet the filter: as a table for programs, or a page for an auditor. */
export function ExportButtons({ filter }: { readonly filter: HistoryFilter }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [written, setWritten] = useState<ExportFormat | undefined>(undefined);

  function write(format: ExportFormat): void {
    setWritten(undefined);
    command.run(async () => {
      const reply = await bridge.history.export({ format, filter });
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
