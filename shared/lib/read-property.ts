/** What stands under a name in a value of which nothing is known; undefined where there is no such thing. */
export function readProperty(whole: unknown, name: string | symbol): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}
