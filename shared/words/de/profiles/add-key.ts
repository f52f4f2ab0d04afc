import type { NewKeySource } from '../../../contract/add-key-view.ts';
import { maskKeyId } from '../../../values/identifiers.ts';
import { names } from '../../lists.ts';

/** Words for adding a key that a person was given. */
export const addKeyWords = {
  open: 'Zugriffsschlüssel hinzufügen',
  title: 'Zugriffsschlüssel hinzufügen',
  body: 'Keyturn liest den Schlüssel selbst, fragt AWS, wem er gehört, und schreibt ihn in Ihre Credentials-Datei. Der geheime Teil wird nie angezeigt.',
  sources: {
    clipboard: 'Aus der Zwischenablage einfügen',
    'CSV file': 'CSV-Datei wählen',
  } satisfies Record<NewKeySource, string>,
  sourceHint:
    'Kopieren Sie die Nachricht oder die Zeilen mit dem Schlüssel, oder wählen Sie die CSV-Datei, die AWS beim Erstellen eines Schlüssels anbietet. Sie können die Datei auch in dieses Fenster ziehen.',
  dropHere: 'Datei hier ablegen, um ihren Schlüssel hinzuzufügen',
  which: 'Welcher Schlüssel?',
  asking: 'AWS wird nach diesem Schlüssel gefragt…',
  accepted: (user: string, account: string) =>
    `AWS kennt diesen Schlüssel: Benutzer ${user}, Konto ${account}.`,
  fileSays: (user: string) => `Für Benutzer ${user}`,
  heldBy: (profiles: readonly string[]) =>
    `${names(profiles)} ${profiles.length === 1 ? 'enthält' : 'enthalten'} diesen Schlüssel schon.`,
  askAgain: 'AWS erneut fragen',
  name: 'Profilname',
  nameHint:
    'Der Name, unter dem die Werkzeuge von AWS den Schlüssel finden. Ist keiner angegeben, nehmen sie „default“.',
  profileHint:
    'Nennt das Profil, für das er gedacht ist, in seiner Datei eine Region, so kann Keyturn dort fragen.',
  askWithProfile: 'Mit Einstellungen des Profils fragen',
  nameWrong:
    'Erlaubt sind Buchstaben, Ziffern und . _ - + @, keine Leerzeichen, höchstens 64 Zeichen.',
  nameTaken: (name: string) => `${name} hat schon einen Schlüssel. Wählen Sie einen anderen Namen.`,
  add: 'Zu meinen Profilen hinzufügen',
  cancel: 'Abbrechen',
  added: (keyId: string, profile: string) =>
    `${maskKeyId(keyId)} ist jetzt der Schlüssel von ${profile}`,
  addedBody:
    'Falls er per E-Mail oder Chat kam, haben ihn vielleicht auch andere gesehen. Rotieren Sie ihn jetzt, dann haben nur Sie den neuen.',
  leftOver: {
    'CSV file':
      'Die CSV-Datei enthält noch immer den geheimen Schlüssel. Löschen Sie die Datei, wenn der Schlüssel rotiert ist oder funktioniert.',
    clipboard:
      'Die Nachricht, aus der Sie kopiert haben, enthält noch immer den geheimen Schlüssel.',
  } satisfies Record<NewKeySource, string>,
  emptied:
    'Die Zwischenablage wurde geleert. Ein Programm, das ihren Verlauf führt, hat den Inhalt vielleicht behalten.',
  emptiedOnWindows:
    'Ist der Zwischenablageverlauf eingeschaltet, steht der geheime Schlüssel noch dort. Mit Win+V löschen Sie ihn.',
  rotate: (profile: string) => `${profile} jetzt rotieren`,
  done: 'Fertig',
} as const;
