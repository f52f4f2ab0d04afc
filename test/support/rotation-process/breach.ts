/** What must never happen; the last kind is for every promise without its own name. */
export const breachKinds = [
  'locked out',
  'orphan without an entry',
  'secret lost without an entry',
  'file damaged',
  'other',
] as const;
export type BreachKind = (typeof breachKinds)[number];
export type Breach = { readonly kind: BreachKind; readonly words: string };
