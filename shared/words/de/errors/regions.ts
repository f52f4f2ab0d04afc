import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { RegionFlaw } from '../../../values/region.ts';
import type { Explanation } from '../../explanation.ts';
import { because, namesRegion } from './phrases.ts';

const flaws: Readonly<Record<RegionFlaw, (written: string) => string>> = {
  'availability zone': (written) => `${written} ist eine Availability Zone.`,
  quoted: (written) =>
    `${written} hat Anführungszeichen, und die AWS-Werkzeuge halten sie für einen Teil des Namens.`,
  capitals: (written) => `${written} hat Großbuchstaben, und Regionen haben keine.`,
  'name of a place': (written) => `${written} ist der Name eines Ortes.`,
  incomplete: (written) => `${written} ist nur ein Teil vom Namen einer Region.`,
  other: (written) => `${written} ist keine Region von AWS.`,
};

function likely({ likelyRegion, regionFlaw }: Failure): string {
  if (likelyRegion === undefined) return '';
  return regionFlaw === 'availability zone' || regionFlaw === 'name of a place'
    ? ` Die Region dazu ist ${likelyRegion}.`
    : ` Gemeint ist vermutlich ${likelyRegion}.`;
}

function region({ region: written = 'dieser Region' }: Failure): string {
  return written;
}

/** What can be wrong with the region of a profile. */
export const regionErrors = {
  REGION_NOT_KNOWN: {
    title: 'Das ist keine Region von AWS',
    body: (f) =>
      `${namesRegion(f)} eine Region, die AWS nicht hat. ${flaws[f.regionFlaw ?? 'other'](f.region ?? 'Was dort steht,')}${likely(f)} Keyturn hat nichts gesendet.`,
    next: 'Tragen Sie dort den Namen der Region ein, etwa eu-central-1. Prüfen Sie dann erneut.',
  },
  REGION_NOT_FOUND: {
    title: 'Die Region ist nicht zu finden',
    body: (f) =>
      `IAM antwortet, aber AWS hat keine Adresse für ${region(f)}${because(f)}. ${namesRegion(f)} diese Region, und vielleicht gibt es sie nicht.`,
    next: 'Vergleichen Sie die Region mit denen in der AWS-Konsole, und berichtigen Sie sie. Prüfen Sie dann erneut.',
  },
  REGION_NOT_ENABLED: {
    title: 'Die Region ist für dieses Konto nicht aktiviert',
    body: (f) =>
      `AWS akzeptiert diesen Schlüssel, aber nicht in ${region(f)}${because(f)}. Vermutlich hat das Konto diese Region nicht aktiviert. Auch ein Schlüssel, der erst wenige Minuten alt ist, kann dort abgelehnt werden.`,
    next: 'Nennen Sie im Profil eine Region, die Ihr Konto verwendet, oder bitten Sie Ihre IT, diese zu aktivieren.',
  },
  REGION_STS_OFF: {
    title: 'STS ist in dieser Region deaktiviert',
    body: (f) =>
      `Das Konto hat den Security Token Service von AWS in ${region(f)} deaktiviert${because(f)}. Keyturn kann dort nicht fragen, wem der Schlüssel gehört. Der Schlüssel selbst kann in Ordnung sein.`,
    next: 'Nennen Sie im Profil eine andere Region, oder bitten Sie Ihre IT, STS in dieser zu aktivieren.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
