import { autostartWords } from '../../../shared/words/desktop.ts';

/** The argument that keeps the window closed at the start. */
export const hiddenArgument = '--hidden';

/** Whether the window stays closed: the computer has started Keyturn, not a person. Pure. */
export function startsHidden(start: {
  readonly arguments: readonly string[];
  readonly wasOpenedAtLogin: boolean;
}): boolean {
  return start.wasOpenedAtLogin || start.arguments.includes(hiddenArgument);
}

/** The autostart file of XDG desktops that runs this command. Pure. */
export function autostartFile(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${autostartWords.name}`,
    `Comment=${autostartWords.comment}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * Whether a desktop starts what this autostart file names. Desktops that switch an entry off leave the file there and
 * say so in it. Pure.
 */
export function isAutostartOn(text: string): boolean {
  const values = new Map(
    text.split('\n').flatMap((line): readonly [string, string][] => {
      const [, key, value] = /^([A-Za-z-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value]];
    }),
  );
  const isOff = values.get('Hidden') === 'true';
  return values.has('Exec') && !isOff && values.get('X-GNOME-Autostart-enabled') !== 'false';
}

/** The program that this autostart file starts; undefined where it names none. Pure. */
export function programIn(text: string): string | undefined {
  const line = execLine.exec(text)?.[1];
  if (line === undefined) return undefined;
  const [, inQuotes, plain] =
    /^\s*(?:"((?:\\.|[^"\\])*)"|(\S+))/.exec(line.replaceAll('\\\\', '\\')) ?? [];
  const program = inQuotes?.replaceAll(/\\(["`$\\])/g, '$1') ?? plain;
  return program?.replaceAll('%%', '%');
}

/**
 * The same file with this command in the place of its own; undefined where it has that already. All else stays: a
 * desktop may have written into it that the person wants no start. Pure.
 */
export function withCommand(text: string, command: readonly string[]): string | undefined {
  const wanted = `Exec=${command.map(quoted).join(' ')}`;
  const mended = text.replace(execLine, () => wanted);
  return mended === text ? undefined : mended;
}

const execLine = /^Exec[ \t]*=[ \t]*(.*)$/m;

/** An argument of `Exec`: quoted by that key's rules, which are then escaped by those of any text in the file. */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  const isPlain = /^[\w@%+=:,./-]+$/.test(argument);
  return isPlain ? escaped : `"${escaped.replaceAll('\\', '\\\\')}"`;
}
