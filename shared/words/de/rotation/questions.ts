import type { Removal } from '../../../contract/question.ts';
import type { Failure } from '../../../values/failure.ts';
import { maskKeyId } from '../../../values/identifiers.ts';
import { names } from '../../lists.ts';

/** Words that all questions share. */
export const questionWords = {
  cancel: 'Abbrechen',
  /** Opens a question again that was closed and could not be cancelled. */
  answer: 'Antworten',
} as const;

/** Words of the dialog about the MFA code. */
export const mfaWords = {
  title: 'MFA-Code',
  body: 'AWS verlangt einen Code Ihres MFA-Geräts, bevor dieser Schlüssel rotiert werden darf.',
  /** AWS denies a call and doesn't mention MFA. */
  perhaps: ({ action, code }: Failure) =>
    `AWS hat ${action ?? 'eine Anfrage dieser Rotation'} nicht erlaubt. Vielleicht verlangt Ihre Richtlinie einen MFA-Code, aber AWS sagt das nicht. Geben Sie einen Code ein, um es zu versuchen. ${code === 'ACCESS_DENIED' ? 'Hilft das nicht, braucht Ihr Benutzer eine Berechtigung.' : 'Hilft das nicht, verbietet es eine Regel, und auch eine Berechtigung hilft nicht.'} Es wurde noch nichts geändert.`,
  device: 'MFA-Gerät',
  from: (device: string) => `Geben Sie die sechs Ziffern ein, die ${device} jetzt anzeigt.`,
  fromOneOf: 'Wählen Sie ein Gerät und geben Sie die sechs Ziffern ein, die es jetzt anzeigt.',
  code: 'MFA-Code',
  incomplete: 'Der Code hat sechs Ziffern.',
  go: 'Weiter',
} as const;

/** Words of the dialog about two keys. */
export const twoKeysWords = {
  title: 'Dieser Benutzer hat schon zwei Schlüssel',
  body: 'AWS erlaubt zwei Zugriffsschlüssel je Benutzer. Für einen neuen ist kein Platz. Nichts hat sich geändert.',
  choose:
    'Löschen Sie den, den Sie nicht mehr brauchen. Keyturn löscht ihn erst, wenn alles andere geprüft ist.',
  noneMayGo:
    'Keyturn kann keinen der beiden löschen. Brechen Sie ab und sehen Sie sich die Gründe an.',
  /** Where a user has more than two keys. */
  several: {
    title: (count: number) => `Dieser Benutzer hat schon ${count} Schlüssel`,
    body: (mustGo: number) =>
      mustGo === 1
        ? 'AWS hat erst Platz für einen neuen, wenn einer davon gelöscht ist. Nichts hat sich geändert.'
        : `AWS hat erst Platz für einen neuen, wenn ${mustGo} davon gelöscht sind. Nichts hat sich geändert.`,
    choose: (mustGo: number) =>
      `Wählen Sie die ${mustGo} Schlüssel, die Sie nicht mehr brauchen. Keyturn löscht sie erst, wenn alles andere geprüft ist.`,
    tooFewMayGo: (mustGo: number, mayGo: number) =>
      `${mustGo} Schlüssel müssten gelöscht werden, und Keyturn darf ${mayGo === 0 ? 'keinen' : `nur ${mayGo}`} löschen. Das schafft keinen Platz, deshalb löscht Keyturn nichts. Brechen Sie ab und sehen Sie sich die Gründe an.`,
    pick: (keyId: string) => `${maskKeyId(keyId)} löschen`,
    chosen: (chosen: number, mustGo: number) => `${chosen} von ${mustGo} gewählt.`,
    remove: (count: number) => `${count} Schlüssel löschen und rotieren`,
    sure: (count: number) =>
      `Diese ${count} Schlüssel endgültig löschen? Was sie noch benutzt, funktioniert dann nicht mehr.`,
    confirm: 'Endgültig löschen',
    keep: 'Behalten',
  },
  beingRotated: 'Dieser Schlüssel soll rotiert werden.',
  remove: (keyId: string) => `${maskKeyId(keyId)} löschen und rotieren`,
  sure: 'Diesen Schlüssel endgültig löschen? Was ihn noch benutzt, funktioniert dann nicht mehr.',
  confirm: 'Endgültig löschen',
  keep: 'Behalten',
} as const;

/** Whether a key may be deleted to free a slot, and why not. */
export const removals = {
  'retired by Keyturn': {
    may: true,
    remark:
      'Keyturn hat diesen Schlüssel stillgelegt. Ist er gelöscht, lässt sich die Rotation von damals nicht mehr rückgängig machen.',
  },
  'by choice': {
    may: true,
    remark:
      'Keyturn weiß nicht, wer diesen Schlüssel sonst noch benutzt. Fragen Sie nach, bevor Sie ihn löschen.',
  },
  'too young': {
    may: false,
    remark:
      'Dieser Schlüssel ist weniger als einen Tag alt. Vielleicht nimmt ihn gerade jemand in Gebrauch, deshalb bleibt er.',
  },
  'in your files': {
    may: false,
    remark: 'Ihre Dateien enthalten diesen Schlüssel, deshalb bleibt er.',
  },
  'in your files, inactive': {
    may: false,
    remark:
      'Dieser Schlüssel ist deaktiviert, aber Ihre Dateien enthalten ihn noch, deshalb bleibt er. Sind seine Profile aus den Dateien entfernt, kann Keyturn ihn löschen.',
  },
} as const satisfies Record<Removal, { readonly may: boolean; readonly remark: string }>;

/** Words of the dialog about missing permissions. */
export const missingRightsWords = {
  title: 'Einige Berechtigungen fehlen',
  body: 'AWS verweigert diesem Benutzer einige Aufrufe, die zu einer Rotation gehören. Nichts hat sich geändert.',
  next: 'Bitten Sie Ihre Administration, diese Aufrufe für Ihren eigenen Benutzer zu erlauben, oder machen Sie ohne sie weiter.',
  /** Follows the advice, where a permission alone doesn’t help. */
  orGoOn: (next: string): string => `${next} Oder machen Sie ohne diese Aufrufe weiter.`,
  go: 'Trotzdem rotieren',
} as const;

const consequences = new Map([
  [
    'DeleteAccessKey',
    'Falls die Rotation scheitert, bleibt der neue Schlüssel bei AWS, bis Ihre Administration ihn löscht. Auch der alte Schlüssel lässt sich nicht löschen.',
  ],
  ['UpdateAccessKey', 'Der alte Schlüssel bleibt aktiv, bis Ihre Administration ihn deaktiviert.'],
]);

/** What follows where AWS refuses a call ("DeleteAccessKey", "iam:DeleteAccessKey"). */
export function consequenceOf(action: string): string {
  const name = action.slice(action.indexOf(':') + 1);
  return consequences.get(name) ?? 'Was daraus folgt, ist nicht bekannt.';
}

/** Words of the dialog about the keychain. Its title and sentence come from the failure. */
export const keychainWords = {
  without:
    'Ohne Sicherung lässt sich der alte Schlüssel später nicht in Ihre Dateien zurückholen. Alles andere funktioniert.',
  again: 'Erneut versuchen',
  go: 'Ohne Sicherung weitermachen',
} as const;

/** Words of the dialog about a lock whose holder can't be checked; its sentence comes from the failure. */
export const lockWords = {
  title: 'Vielleicht arbeitet ein anderes Keyturn an diesen Dateien',
  warning:
    'Falls jenes Keyturn noch läuft, könnten zwei Programme zugleich in dieselben Dateien schreiben. Übernehmen Sie nur, wenn Sie wissen, dass es beendet ist.',
  takeOver: 'Hier übernehmen',
} as const;

/** Words of the dialog about a folder that others may write in. Its title and sentence come from the failure. */
export const openFolderWords = {
  warning:
    'Wer dort schreiben darf, kann lesen oder austauschen, was Keyturn speichert. Fahren Sie nur fort, wenn Sie allen vertrauen, die das dürfen.',
  remembered: 'Keyturn fragt erneut, wenn sich der Besitzer oder die Rechte des Ordners ändern.',
  workThere: 'Trotzdem dort rotieren',
} as const;

/** Words of the dialog about a file that a container has mounted. Its title and sentence come from the failure. */
export const mountedFileWords = {
  warning:
    'Sobald Keyturn den alten Schlüssel deaktiviert, verlieren Programme in diesem Container den Zugriff. Starten Sie den Container gleich nach dem Erneuern neu.',
  remembered:
    'Keyturn fragt wieder, wenn es neu gestartet wurde oder wenn ein anderer Container die Datei hat.',
  rotate: 'Trotzdem erneuern',
} as const;

/** Words of the dialog about a profile whose requests don't go to AWS. */
export const endpointWords = {
  title: 'Anfragen dieses Profils gehen nicht an AWS',
  body: (hosts: readonly string[]) =>
    `Sie gehen an ${names(hosts)}: So steht es in Ihrer Konfigurationsdatei oder Ihrer Umgebung.`,
  warning:
    'Wer dort antwortet, erstellt den neuen Schlüssel und kennt seinen geheimen Teil. Fahren Sie nur fort, wenn Sie diese Adresse kennen.',
  remembered: 'Keyturn fragt erneut, wenn sich die Adresse ändert.',
  rotateThere: 'Dort rotieren',
} as const;

/** Words of the dialog before Keyturn sends a request to a host other than AWS's; an empty name: for a new key. */
export const askThereWords = {
  title: (profile: string) =>
    `Anfragen ${profile === '' ? 'zu diesem Schlüssel' : `von ${profile}`} gehen nicht an AWS`,
  warning:
    'Wer dort antwortet, erfährt die Schlüssel-ID. Er erstellt später auch den neuen Schlüssel und kennt ihn ganz. Fahren Sie nur fort, wenn Sie diese Adresse kennen.',
  askThere: 'Dort fragen',
} as const;
