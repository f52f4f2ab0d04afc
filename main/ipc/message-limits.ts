// Far above any message of our page: the longest is a path, the widest a filter of the history. Chromium copies a
// message before anybody can look at it; from here on a large one costs nothing.
const limits = { characters: 32 * 1024, values: 500, depth: 8 } as const;

/**
 * Whether a message is of a size that is worth reading, and plain: texts, numbers, lists and objects. Ends with the
 * first value too many, however much there is.
 */
export function isReasonable(message: unknown): boolean {
  let characters = 0;
  let values = 0;

  function fits(value: unknown, depth: number): boolean {
    values += 1;
    if (values > limits.values || depth > limits.depth) return false;
    if (typeof value === 'string') {
      characters += value.length;
      return characters <= limits.characters;
    }
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value)) {
      return value.length <= limits.values && value.every((entry) => fits(entry, depth + 1));
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) return false;
    for (const name in value) {
      if (!fits(name, depth) || !fits(Reflect.get(value, name), depth + 1)) return false;
    }
    return true;
  }

  return fits(message, 0);
}
