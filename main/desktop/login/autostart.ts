import { autostartWords } from '../../../shared/words/desktop.ts';

/** The argument that starts Keyturn without its window. */
export const hiddenArgument = '--hidden';

/** Whether the window stays closed: the system has started Keyturn, not a person. Pure. */
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
 * Whether the desktop starts what this autostart file names. Desktops that switch an entry off keep the file and mark
 * it as off. Pure.
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
 * The same file with this command instead of its own; undefined where it has that already. All else stays: it may say
 * that the person has switched the start off. Pure.
 */
export function withCommand(text: string, command: readonly string[]): string | undefined {
  const wanted = `Exec=${command.map(quoted).join(' ')}`;
  const mended = text.replace(execLine, () => wanted);
  return mended === text ? undefined : mended;
}

const execLine = /^Exec[ \t]*=[ \t]*(.*)$/m;

/** An argument of `Exec`: first quoted by the rules of that key, then escaped by those of any text in the file. */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  const isPlain = /^[\w@%+=:,./-]+$/.test(argument);
  return isPlain ? escaped : `"${escaped.replaceAll('\\', '\\\\')}"`;
}
