import type { FileProblem } from '../../file-problem.ts';
import { unreachable } from '../../unreachable.ts';
import { names } from '../lists.ts';

const tools = {
  'AWS CLI': 'die AWS CLI',
  'Go SDK': 'das Go SDK',
  'JavaScript SDK': 'das JavaScript SDK',
} as const satisfies Record<FileProblem['refusedBy'][number], string>;

/** A problem of a file in one sentence: which tool minds, what it is, and where. */
export function fileProblemSentence({ refusedBy, ...problem }: FileProblem): string {
  const said = names(refusedBy.map((tool) => tools[tool]));
  const who = said.charAt(0).toUpperCase() + said.slice(1);
  const isOne = refusedBy.length === 1;
  const what = isReadOtherwise(problem)
    ? `${isOne ? 'liest' : 'lesen'} diese Datei anders`
    : `${isOne ? 'weist' : 'weisen'} diese ganze Datei ab`;
  return `${who} ${what}: ${whatAndWhere(problem)}.`;
}

/** Words for a file with secrets that others can read. */
export const openToOthersWords = {
  title: 'Andere auf diesem Computer können Ihre Schlüssel lesen',
  body: (path: string) =>
    `Die Zugriffsrechte von ${path} erlauben anderen Benutzern dieses Computers, die Datei zu lesen.`,
  next: 'Nehmen Sie ihnen dieses Recht, zum Beispiel mit „chmod 600“ in einem Terminal. Keyturn lässt die Zugriffsrechte, wie sie sind.',
} as const;

type Problem = Omit<FileProblem, 'refusedBy'>;

/** Some tools go on with a part of what is meant; the others give the file up. */
function isReadOtherwise({ problem }: Problem): boolean {
  return [
    'forbidden section name',
    'indented section',
    'line end that is only a carriage return',
  ].includes(problem);
}

function whatAndWhere({ problem, line, firstLine, name }: Problem): string {
  const at = `Zeile ${line}`;
  const lines = firstLine === undefined ? at : `Zeilen ${firstLine} und ${line}`;
  switch (problem) {
    case 'byte order mark':
      return 'Sie beginnt mit einer unsichtbaren Byte-Reihenfolge-Marke, wie manche Editoren unter Windows sie schreiben';
    case 'duplicate section':
      return `Der Abschnitt ${quoted(name)} steht doppelt, ${lines}`;
    case 'duplicate key':
      return `${quoted(name)} steht in einem Abschnitt doppelt, ${lines}`;
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

function quoted(name: string | undefined): string {
  return name === undefined ? 'etwas' : `„${name}“`;
}
