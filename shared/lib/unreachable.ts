/** Ends an exhaustive switch: a new member of the union breaks the build, not the person's day. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
