/** Runs what it is given when everything that was given before has ended, well or not. */
export type InTurn = <Answer>(act: () => Promise<Answer>) => Promise<Answer>;

/** One line to wait in. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
}
