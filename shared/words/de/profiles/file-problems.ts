import { skipsBadLine } from '../../../failures/skips-bad-line.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import type { FileProblem } from '../../../values/file-problem.ts';
import { names } from '../../lists.ts';

/** A problem of a file in one sentence: which tools reject it, what it is, and where. */
export function fileProblemSentence({ refusedBy, ...problem }: FileProblem): string {
  if (problem.problem === 'wide encoding') return wideSentences(problem);
  const tools = names(refusedBy.map((tool) => toolNames[tool]));
  const who = tools.charAt(0).toUpperCase() + tools.slice(1);
  const isOne = refusedBy.length === 1;
  const what = skipsBadLine(problem)
    ? `${isOne ? 'liest' : 'lesen'} diese Datei anders als gemeint`
    : `${isOne ? 'lehnt' : 'lehnen'} diese ganze Datei ab`;
  return `${who} ${what}: ${whatAndWhere(problem)}.`;
}

/** Words for a file with secrets that others can read. */
export const openToOthersWords = {
  title: 'Andere auf diesem Computer können Ihre Schlüssel lesen',
  body: (path: string) =>
    `Die Zugriffsrechte von ${path} lassen andere Benutzer dieses Computers die Datei lesen.`,
  next: 'Nehmen Sie ihnen dieses Recht, zum Beispiel mit „chmod 600“ in einem Terminal. Keyturn lässt Zugriffsrechte, wie sie sind.',
} as const;

const toolNames = {
  'AWS CLI': 'die AWS CLI',
  'Go SDK': 'das Go SDK',
  'JavaScript SDK': 'das JavaScript SDK',
} as const satisfies Record<FileProblem['refusedBy'][number], string>;

type Problem = Omit<FileProblem, 'refusedBy'>;

const saveAnew = 'Speichern Sie sie als UTF-8 ohne Byte-Reihenfolge-Marke (BOM)';

/** The ways to save a file again are those of the editors and shells that save it in this way. */
function wideSentences({ line, encoding = 'UTF-16' }: Problem): string {
  const what = line === 1 ? 'Diese Datei ist' : `Ab Zeile ${line} ist diese Datei`;
  return `${what} als ${encoding} gespeichert. Das können die Werkzeuge von AWS nicht lesen. So speichern zum Beispiel „>“ in Windows PowerShell und „Unicode“ im Editor von Windows. ${saveAnew}. Im Editor: „Speichern unter“, „Codierung“, „UTF-8“. In PowerShell 7: „Set-Content -Encoding utf8NoBOM“.`;
}

function whatAndWhere({ problem, line, firstLine, name, ...facts }: Problem): string {
  const at = `Zeile ${line}`;
  const lines = firstLine === undefined ? `in ${at}` : `in den Zeilen ${firstLine} und ${line}`;
  switch (problem) {
    case 'byte order mark':
      return `Sie beginnt mit einer unsichtbaren Byte-Reihenfolge-Marke (BOM), wie manche Editoren unter Windows sie setzen. ${saveAnew}`;
    case 'duplicate section':
      return `${named('Abschnitt', name)} steht zweimal da, ${lines}`;
    case 'duplicate key':
      return `${named('Eintrag', name)} steht zweimal in einem Abschnitt, ${lines}`;
    case 'forbidden section name':
      return `Der Name des Abschnitts in ${at} ist nicht erlaubt`;
    case 'indented section':
      return `Der Abschnitt in ${at} ist tiefer eingerückt als das, was darüber steht`;
    case 'invisible character':
      return invisible(at, facts.character);
    case 'junk line':
      return facts.character === undefined
        ? `${at} ist weder ein Abschnitt noch eine Einstellung noch ein Kommentar`
        : invisible(at, facts.character);
    case 'line end that is only a carriage return':
      return `${at} endet, wie Zeilen auf alten Macs endeten`;
    case 'not UTF-8':
      return `${at} ist kein UTF-8. ${likelyEncodings[facts.encoding ?? 'another']} ${saveAnew}`;
    case 'property before any section':
      return `${at} steht vor dem ersten Abschnitt`;
    case 'wide encoding':
      return wideSentences({ problem, line, ...facts });
    default:
      return unreachable(problem);
  }
}

const likelyEncodings = {
  'Latin-1': 'Es sieht nach Latin-1 (ISO 8859-1) aus.',
  'Windows-1252': 'Es sieht nach Windows-1252 aus.',
  another: 'Es sieht nach einer älteren Codierung Ihrer Sprache aus.',
  'UTF-16': 'Es sieht nach UTF-16 aus.',
  'UTF-32': 'Es sieht nach UTF-32 aus.',
} as const satisfies Record<NonNullable<FileProblem['encoding']>, string>;

function invisible(at: string, character: string | undefined): string {
  return `In ${at} steht ein unsichtbares Zeichen${character === undefined ? '' : `: ${characterName(character)}`}. Löschen Sie es`;
}

/** What a character is called ("Leerzeichen ohne Breite (U+200B)"), where people may have met it. */
function characterName(character: string): string {
  const name = characterNames.get(character);
  return name === undefined ? character : `${name} (${character})`;
}

const characterNames: ReadonlyMap<string, string> = new Map([
  ['U+0000', 'Null-Byte'],
  ['U+0085', 'Zeilenwechsel „Next Line“'],
  ['U+00A0', 'geschütztes Leerzeichen'],
  ['U+00AD', 'bedingter Trennstrich'],
  ['U+200B', 'Leerzeichen ohne Breite'],
  ['U+200C', 'Bindehemmer'],
  ['U+200D', 'Breitenloser Verbinder'],
  ['U+200E', 'Links-nach-rechts-Zeichen'],
  ['U+200F', 'Rechts-nach-links-Zeichen'],
  ['U+2028', 'Zeilentrenner'],
  ['U+2029', 'Absatztrenner'],
  ['U+202F', 'schmales geschütztes Leerzeichen'],
  ['U+2060', 'Wortverbinder'],
  ['U+3000', 'breites Leerzeichen'],
  ['U+FEFF', 'Byte-Reihenfolge-Marke (BOM)'],
]);

function named(what: 'Abschnitt' | 'Eintrag', name: string | undefined): string {
  return name === undefined ? `Ein ${what}` : `Der ${what} „${name}“`;
}
