const last = new Map<string, Promise<unknown>>();

/** Runs what replaces a file when everything else of this process that replaces it has ended, well or not. */
export async function oneSaveAtATime<Result>(
  target: string,
  save: () => Promise<Result>,
): Promise<Result> {
  const mine = (last.get(target) ?? Promise.resolve()).then(save, save);
  last.set(target, mine);
  try {
    return await mine;
  } finally {
    if (last.get(target) === mine) last.delete(target);
  }
}
