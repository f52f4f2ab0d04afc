import type { ReactElement } from 'react';
import type { Reminders, Snoozes } from '../../shared/contract/reminders.ts';
import { reminderSettingsWords } from '../../shared/words/settings/reminders.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import type { Undoable } from '../bridge/use-undoable.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { formatInstant } from '../ui/format.ts';
import { TimeField } from '../ui/time-field.tsx';

type RemindersCardProps = {
  readonly reminders: Reminders;
  readonly snoozes: Snoozes;
  readonly undoable: Undoable;
};

/** Whether and when a person is reminded; each change is saved at once. */
export function RemindersCard({ reminders, snoozes, undoable }: RemindersCardProps): ReactElement {
  const bridge = useBridge();
  const { on, quiet } = reminders;

  function change(changed: Partial<Reminders>): void {
    undoable.change(
      () => bridge.reminders.set({ ...reminders, ...changed }),
      () => bridge.reminders.set(reminders),
    );
  }

  return (
    <section className="card">
      <h2 className="title">{reminderSettingsWords.title}</h2>
      <Checkbox
        label={reminderSettingsWords.on}
        follows={reminderSettingsWords.onFollows}
        checked={on}
        onChange={(next) => {
          change({ on: next });
        }}
      />
      {on && (
        <Checkbox
          label={reminderSettingsWords.quiet}
          follows={reminderSettingsWords.quietFollows}
          checked={quiet.on}
          onChange={(next) => {
            change({ quiet: { ...quiet, on: next } });
          }}
        />
      )}
      {on && quiet.on && (
        <>
          <TimeField
            label={reminderSettingsWords.from}
            minute={quiet.from}
            onChange={(from) => {
              change({ quiet: { ...quiet, from } });
            }}
          />
          <TimeField
            label={reminderSettingsWords.to}
            minute={quiet.to}
            onChange={(to) => {
              change({ quiet: { ...quiet, to } });
            }}
          />
        </>
      )}
      {on && snoozes.all !== undefined && <AllSnoozed until={snoozes.all} />}
    </section>
  );
}

function AllSnoozed({ until }: { readonly until: number }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  return (
    <div className="actions">
      <p>{reminderSettingsWords.allOff(formatInstant(until))}</p>
      <Button
        busy={command.pending}
        onClick={() => {
          command.run(() => bridge.reminders.snooze({ keys: 'all', until: 'now' }));
        }}
      >
        {reminderSettingsWords.end}
      </Button>
      <CommandFailure command={command} level={3} />
    </div>
  );
}
