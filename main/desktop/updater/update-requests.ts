/**
 * Returns a function that aborts the updater's last request. electron-updater's own cancel (6.8) only drops the answer:
 * the request stays open, and the rest is fetched. It exports neither its requests nor their types.
 */
export function abortable(updater: object): () => void {
  const executor: unknown = Reflect.get(updater, 'httpExecutor');
  const create = functionOf(executor, 'createRequest');
  if (create === undefined) return () => undefined;
  let last: unknown;
  Object.assign(Object(executor), {
    createRequest: (...values: readonly unknown[]): unknown => {
      last = create(...values);
      return last;
    },
  });
  return () => {
    functionOf(last, 'abort')?.();
  };
}

function functionOf(
  owner: unknown,
  name: string,
): ((...values: readonly unknown[]) => unknown) | undefined {
  if (typeof owner !== 'object' || owner === null) return undefined;
  const found: unknown = Reflect.get(owner, name);
  return typeof found === 'function'
    ? (...values) => {
        const given: unknown = Reflect.apply(found, owner, values);
        return given;
      }
    : undefined;
}
