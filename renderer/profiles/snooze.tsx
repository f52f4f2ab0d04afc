import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { SnoozeUntil } from '../../shared/contract/reminders.ts';
import { snoozeWords } from '../../shared/words/settings/reminders.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useSnapshot } from '../bridge/snapshot-context.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { formatInstant } from '../ui/format.ts';
import { ClockIcon } from '../ui/icons.tsx';

type KeyProps = {
  /** Masked. */
  readonly keyId: string;
};

/** Shows until when the reminders of a key are snoozed, with a button that ends it. */
export function Snoozed({ keyId }: KeyProps): ReactElement | undefined {
  const { snoozes, reminders } = useSnapshot();
  const bridge = useBridge();
  const command = useCommand();
  const own = snoozes.keys[keyId];
  const { all } = snoozes;
  if (!reminders.on || (own === undefined && all === undefined)) {
    return undefined;
  }
  const isOfAll = (all ?? 0) > (own ?? 0);
  const until = formatInstant(Math.max(all ?? 0, own ?? 0));
  return (
    <>
      <div className="remark">
        <ClockIcon />
        <p>{isOfAll ? snoozeWords.allOff(until) : snoozeWords.off(until)}</p>
      </div>
      <div className="actions">
        <Button
          tone="quiet"
          busy={command.pending}
          onClick={() => {
            command.run(() =>
              bridge.reminders.snooze({ keys: isOfAll ? 'all' : keyId, until: 'now' }),
            );
          }}
        >
          {snoozeWords.again}
        </Button>
      </div>
      <CommandFailure command={command} level={3} />
    </>
  );
}

/** Snoozes the reminders of a key: to the next day, by a week, or to a date. */
export function RemindLater({
  keyId,
  profile,
}: KeyProps & { readonly profile: string }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const { at: now } = useSnapshot();
  const [day, setDay] = useState('');
  const end = morningOf(day);

  function snooze(until: SnoozeUntil): void {
    command.run(() => bridge.reminders.snooze({ keys: keyId, until }));
  }

  return (
    <section>
      <h3 className="lead-in">
        {snoozeWords.later} <span className="for-ears">{snoozeWords.ofProfile(profile)}</span>
      </h3>
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            snooze('tomorrow');
          }}
        >
          {snoozeWords.tomorrow}
        </Button>
        <Button
          busy={command.pending}
          onClick={() => {
            snooze('next week');
          }}
        >
          {snoozeWords.nextWeek}
        </Button>
      </div>
      <div className="field">
        <label htmlFor={id}>{snoozeWords.date}</label>
        <div className="actions">
          <input
            id={id}
            className="box"
            type="date"
            min={dayAsText(now)}
            value={day}
            onChange={({ target }) => {
              setDay(target.value);
            }}
          />
          {end !== undefined && end > now && (
            <Button
              busy={command.pending}
              onClick={() => {
                snooze(end);
              }}
            >
              {snoozeWords.untilDate}
            </Button>
          )}
        </div>
      </div>
      <CommandFailure command={command} level={3} />
    </section>
  );
}

/** Nine in the morning of a day like "2026-12-24", in the local time zone; undefined for anything else. */
function morningOf(day: string): number | undefined {
  const at = new Date(`${day}T09:00`).getTime();
  return Number.isNaN(at) ? undefined : at;
}

function dayAsText(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
