/** Reads a property of an unknown value; undefined where it has none. */
export function readProperty(whole: unknown, name: string | symbol): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}
