// The console's names in parts: "Europe (Frankfurt)" is "europe" and "frankfurt" (botocore's `endpoints.json`; many
// documents still have the older "EU (Frankfurt)").
const byPlace: readonly (readonly [region: string, place: string, ...areas: string[]])[] = [
  ['af-south-1', 'cape town', 'africa'],
  ['ap-east-1', 'hong kong', 'asia pacific'],
  ['ap-east-2', 'taipei', 'asia pacific'],
  ['ap-northeast-1', 'tokyo', 'asia pacific'],
  ['ap-northeast-2', 'seoul', 'asia pacific'],
  ['ap-northeast-3', 'osaka', 'asia pacific'],
  ['ap-south-1', 'mumbai', 'asia pacific'],
  ['ap-south-2', 'hyderabad', 'asia pacific'],
  ['ap-southeast-1', 'singapore', 'asia pacific'],
  ['ap-southeast-2', 'sydney', 'asia pacific'],
  ['ap-southeast-3', 'jakarta', 'asia pacific'],
  ['ap-southeast-4', 'melbourne', 'asia pacific'],
  ['ap-southeast-5', 'malaysia', 'asia pacific'],
  ['ap-southeast-6', 'new zealand', 'asia pacific'],
  ['ap-southeast-7', 'thailand', 'asia pacific'],
  ['ca-central-1', 'central', 'canada'],
  ['ca-central-1', 'montreal', 'canada'],
  ['ca-west-1', 'calgary', 'canada west', 'canada'],
  ['eu-central-1', 'frankfurt', 'europe', 'eu'],
  ['eu-central-2', 'zurich', 'europe', 'eu'],
  ['eu-north-1', 'stockholm', 'europe', 'eu'],
  ['eu-south-1', 'milan', 'europe', 'eu'],
  ['eu-south-2', 'spain', 'europe', 'eu'],
  ['eu-west-1', 'ireland', 'europe', 'eu'],
  ['eu-west-1', 'dublin', 'europe', 'eu'],
  ['eu-west-2', 'london', 'europe', 'eu'],
  ['eu-west-3', 'paris', 'europe', 'eu'],
  ['il-central-1', 'tel aviv', 'israel'],
  ['me-central-1', 'uae', 'middle east'],
  ['me-south-1', 'bahrain', 'middle east'],
  ['mx-central-1', 'central', 'mexico'],
  ['sa-east-1', 'sao paulo', 'south america'],
  ['us-east-1', 'n virginia', 'us east'],
  ['us-east-1', 'virginia', 'us east'],
  ['us-east-2', 'ohio', 'us east'],
  ['us-west-1', 'n california', 'us west'],
  ['us-west-1', 'california', 'us west'],
  ['us-west-2', 'oregon', 'us west'],
  ['cn-north-1', 'beijing', 'china'],
  ['cn-northwest-1', 'ningxia', 'china'],
  ['us-gov-east-1', 'us east', 'aws govcloud', 'govcloud'],
  ['us-gov-west-1', 'us west', 'aws govcloud', 'govcloud'],
  ['eusc-de-east-1', 'germany', 'aws european sovereign cloud'],
];

const byName: ReadonlyMap<string, string> = new Map(
  byPlace.flatMap(([region, place, ...areas]) => [
    // A direction alone names no region.
    ...(/^(central|us (east|west))$/.test(place) ? [] : [[place, region] as const]),
    ...areas.map((area) => [`${area} ${place}`, region] as const),
  ]),
);

/** The region with this name in the console or among people: "Europe (Frankfurt)", "Frankfurt", "N. Virginia". Pure. */
export function regionNamed(text: string): string | undefined {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, ' ')
    .trim();
  return byName.get(plain) ?? byName.get(plain.replace(/^aws /u, ''));
}
