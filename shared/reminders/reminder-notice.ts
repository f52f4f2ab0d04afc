import type { Notice, NoticeButton } from '../contract/notice.ts';
import { type ReminderItem, reminderTopics } from '../contract/reminders.ts';
import { reminderWords } from '../words/settings/reminders.ts';

// No desktop shows more lines.
const mostLines = 4;

/** One notification for all of these: the most urgent item of each key, the most urgent key first. Pure. */
export function noticeOf(items: readonly ReminderItem[]): Notice {
  const byKey = new Map<string, ReminderItem>();
  const urgency = (item: ReminderItem): number => reminderTopics.indexOf(item.topic);
  for (const item of items.toSorted((one, other) => urgency(one) - urgency(other))) {
    if (!byKey.has(item.key)) byKey.set(item.key, item);
  }
  const [first, ...others] = byKey.values();
  if (first === undefined) return { title: '', body: '' };
  const [profile = ''] = first.profiles;
  if (others.length === 0) {
    return {
      title: first.words.title,
      body: first.words.body,
      profile,
      buttons: buttonsFor(first),
    };
  }
  const lines = [first, ...others].map(({ profiles, words }) =>
    reminderWords.line(profiles, words.short),
  );
  const hidden = lines.length - mostLines;
  const shown = hidden > 0 ? [...lines.slice(0, mostLines), reminderWords.more(hidden)] : lines;
  return { title: reminderWords.several(lines.length), body: shown.join('\n'), profile };
}

function buttonsFor({ rotates, profiles, key }: ReminderItem): readonly NoticeButton[] {
  const [profile] = profiles;
  const rotate: readonly NoticeButton[] =
    rotates && profile !== undefined
      ? [{ label: reminderWords.rotate, verb: 'rotate', profile }]
      : [];
  return [...rotate, { label: reminderWords.tomorrow, verb: 'remind tomorrow', key }];
}
