/** What must never be; the last one is every promise that has no name of its own. */
export const breachKinds = [
  'locked out',
  'orphan without an entry',
  'secret lost without an entry',
  'file damaged',
  'other',
] as const;
export type BreachKind = (typeof breachKinds)[number];
export type Breach = { readonly kind: BreachKind; readonly words: string };
