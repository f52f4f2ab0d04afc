/** A notification as an application sent it. `id` is the daemon's answer; undefined until then. */
export type Notification = {
  readonly id: number | undefined;
  readonly application: string;
  readonly summary: string;
  readonly body: string;
};

export type NotificationRecord = {
  readonly notifications: readonly Notification[];
  readonly actedOn: readonly number[];
  /** IDs that their application has removed. */
  readonly withdrawn: readonly number[];
};

// dbus-monitor doesn't escape strings: they end where the next argument of the known signature begins
const notify = new RegExp(
  [
    String.raw`^method call .*? sender=(?<sender>\S+) .*? serial=(?<serial>\d+) .*member=Notify`,
    String.raw`   string "(?<application>[\s\S]*?)"`,
    String.raw`   uint32 \d+`,
    String.raw`   string "[\s\S]*?"`,
    String.raw`   string "(?<summary>[\s\S]*?)"`,
    String.raw`   string "(?<body>[\s\S]*?)"`,
    String.raw`   array \[`,
  ].join('\n'),
  'gm',
);
const withdrawn = /^signal .*member=NotificationClosed\n {3}uint32 (?<id>\d+)\n {3}uint32 3/gm;
const acted = /^signal .*member=ActionInvoked\n {3}uint32 (?<id>\d+)/gm;

/** Reads the output of dbus-monitor about org.freedesktop.Notifications. An incomplete message is left out. */
export function readMessages(log: string): NotificationRecord {
  return {
    notifications: [...log.matchAll(notify)].map(({ groups = {} }) => ({
      id: answerTo(log, groups['sender'], groups['serial']),
      application: groups['application'] ?? '',
      summary: groups['summary'] ?? '',
      body: groups['body'] ?? '',
    })),
    actedOn: [...log.matchAll(acted)].map(({ groups }) => Number(groups?.['id'])),
    withdrawn: [...log.matchAll(withdrawn)].map(({ groups }) => Number(groups?.['id'])),
  };
}

function answerTo(log: string, sender = '', serial = ''): number | undefined {
  const answer = new RegExp(
    String.raw`^method return .* destination=${sender.replaceAll('.', String.raw`\.`)} .*reply_serial=${serial}\n {3}uint32 (\d+)`,
    'm',
  );
  const id = answer.exec(log)?.[1];
  return id === undefined ? undefined : Number(id);
}
