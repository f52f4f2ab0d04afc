import type { HistoryLine, HistoryPage } from '../../shared/contract/history.ts';
import type { ProfileView } from '../../shared/contract/snapshot.ts';
import { DAY } from '../../shared/lib/time.ts';
import { evidenceWords } from '../../shared/words/evidence.ts';
import { historyEvents, historyWords } from '../../shared/words/history.ts';
import { spokenLanguage } from '../../shared/words/language.ts';
import { names } from '../../shared/words/lists.ts';
import { evidenceStyle } from './evidence-style.ts';
import { type KeyLife, keyLives } from './key-lives.ts';

/** What the evidence page is made from; instants in ms since 1970. */
export type EvidenceFacts = {
  /** The whole history. */
  readonly history: HistoryPage;
  readonly profiles: readonly ProfileView[];
  /** The period: `from` included, `to` excluded. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly now: number;
  readonly machine: string;
  readonly version: string;
  /** The allowed age of a key, in days. */
  readonly limitDays: number;
};

/** A page for an auditor, as one HTML file without scripts and without anything to load. Pure. */
export function evidencePage(facts: EvidenceFacts): string {
  const { history, now, machine, version, limitDays } = facts;
  const lines = history.lines.toReversed();
  // Not just the first line: if the clock was ahead for a while, an earlier line has a later date.
  const from = facts.from ?? lines.reduce((first, { at }) => Math.min(first, at), now);
  const to = Math.min(facts.to ?? now, now);
  const end = facts.to ?? Number.POSITIVE_INFINITY;
  const lives = keyLives(lines, facts.profiles).filter((life) => livedIn(life, from, end));
  const judged = lives.map((life) => ({ life, ...judge(life, { to, limitDays }) }));
  const count = (kept: RuleKept): number => judged.filter((row) => row.kept === kept).length;
  const words = evidenceWords;
  return `<!doctype html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title>
<style>${evidenceStyle}</style>
</head>
<body>
<h1>${words.title}</h1>
<p class="lead">${text(words.summary(judged.length, count('yes'), count('no'), count('not known'), limitDays))}</p>
<dl>
<dt>${words.period}</dt><dd>${day(from)} – ${day(facts.to === undefined ? to : to - 1)}</dd>
<dt>${words.machine}</dt><dd>${text(machine)}</dd>
<dt>${words.limit}</dt><dd>${text(words.days(limitDays))}</dd>
<dt>${words.madeAt}</dt><dd>${moment(now)}, Keyturn ${text(version)}</dd>
</dl>
<h2>${words.keys}</h2>
<table>
<thead><tr>${words.keyColumns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
${judged.map(({ life, ageDays, kept }) => keyRow(life, ageDays, kept)).join('\n')}
</tbody>
</table>
<h2>${words.events}</h2>
${eventTable(lines.filter(({ at }) => at >= from && at < end))}
${damageList(history)}
<h2>${words.unknown}</h2>
<ul>${words.unknownList.map((each) => `<li>${each}</li>`).join('')}</ul>
</body>
</html>
`;
}

type RuleKept = 'yes' | 'no' | 'not known';

function livedIn(life: KeyLife, from: number, to: number): boolean {
  const end = life.deletedAt ?? Number.POSITIVE_INFINITY;
  return (life.createdAt ?? 0) < to && end >= from;
}

/** The key's age in the days that it was active: a key that was replaced but not deactivated still ages. */
function judge(
  { createdAt, deactivatedAt, deletedAt }: KeyLife,
  { to, limitDays }: { readonly to: number; readonly limitDays: number },
): { readonly ageDays: number | undefined; readonly kept: RuleKept } {
  if (createdAt === undefined) return { ageDays: undefined, kept: 'not known' };
  const end = Math.min(deactivatedAt ?? deletedAt ?? to, to);
  const ageDays = Math.max(0, Math.floor((end - createdAt) / DAY));
  return { ageDays, kept: ageDays <= limitDays ? 'yes' : 'no' };
}

function keyRow(life: KeyLife, ageDays: number | undefined, kept: RuleKept): string {
  const { keyId, account, user, profiles, createdAt, rotatedAt, deactivatedAt, deletedAt } = life;
  const cells = [
    `<td><code>${text(keyId)}</code><br>${text(names(profiles))}</td>`,
    `<td>${text(user ?? '')}<br>${text(account ?? '')}</td>`,
    ...[createdAt, rotatedAt, deactivatedAt, deletedAt].map(
      (at) => `<td>${at === undefined ? '–' : day(at)}</td>`,
    ),
    `<td>${ageDays === undefined ? '–' : text(evidenceWords.days(ageDays))}</td>`,
    `<td class="kept-${kept.replace(' ', '-')}">${evidenceWords.kept[kept]}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function eventTable(lines: readonly HistoryLine[]): string {
  const { eventColumns, noEvents } = evidenceWords;
  if (lines.length === 0) return `<p>${noEvents}</p>`;
  const rows = lines.map(({ at, event, profiles, user, account, oldKey, newKey, code }) => {
    const keys = [oldKey, newKey].filter((key) => key !== undefined).map((key) => text(key));
    return `<tr><td>${moment(at)}</td><td>${historyEvents[event]}</td><td>${text(names(profiles))}</td><td>${text(user ?? '')} ${text(account ?? '')}</td><td><code>${keys.join(' → ')}</code></td><td>${text(code ?? '')}</td></tr>`;
  });
  return `<table>
<thead><tr>${eventColumns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function damageList({ damages }: HistoryPage): string {
  if (damages.length === 0) return `<p>${evidenceWords.whole}</p>`;
  const items = damages
    .toReversed()
    .map(({ what, line }) => `<li>${text(historyWords.damage[what](line))}</li>`);
  return `<p class="kept-no">${evidenceWords.damaged}</p><ul>${items.join('')}</ul>`;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML. */
function text(plain: string): string {
  return plain.replace(/[&<>"']/gu, (sign) => signs[sign] ?? '');
}

// In UTC, as AWS's own dates are, which an auditor compares them with.
function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
