import type { FileProblem } from '../../file-problem.ts';
import { isReadInPart } from '../../read-in-part.ts';
import { unreachable } from '../../unreachable.ts';
import { names } from '../lists.ts';

/** A problem of a file in one sentence: which tool minds, what it is, and where. */
export function fileProblemSentence({ refusedBy, ...problem }: FileProblem): string {
  const tools = names(refusedBy.map((tool) => toolNames[tool]));
  const who = tools.charAt(0).toUpperCase() + tools.slice(1);
  const isOne = refusedBy.length === 1;
  const what = isReadInPart(problem)
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

function whatAndWhere({ problem, line, firstLine, name }: Problem): string {
  const at = `Zeile ${line}`;
  const lines = firstLine === undefined ? `in ${at}` : `in den Zeilen ${firstLine} und ${line}`;
  switch (problem) {
    case 'byte order mark':
      return 'Sie beginnt mit einer unsichtbaren Byte-Reihenfolge-Marke (BOM), wie manche Editoren unter Windows sie setzen';
    case 'duplicate section':
      return `${named('Abschnitt', name)} steht zweimal da, ${lines}`;
    case 'duplicate key':
      return `${named('Eintrag', name)} steht zweimal in einem Abschnitt, ${lines}`;
    case 'forbidden section name':
      return `Der Name des Abschnitts in ${at} ist nicht erlaubt`;
    case 'indented section':
      return `Der Abschnitt in ${at} ist tiefer eingerückt als das, was darüber steht`;
    case 'junk line':
      return `${at} ist weder ein Abschnitt noch eine Einstellung noch ein Kommentar`;
    case 'line end that is only a carriage return':
      return `${at} endet, wie Zeilen auf alten Macs endeten`;
    case 'property before any section':
      return `${at} steht vor dem ersten Abschnitt`;
    default:
      return unreachable(problem);
  }
}

function named(what: 'Abschnitt' | 'Eintrag', name: string | undefined): string {
  return name === undefined ? `Ein ${what}` : `Der ${what} „${name}“`;
}
