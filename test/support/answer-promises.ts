import type { ElectronApplication } from 'playwright';

/**
 * Has every function that Playwright runs in the main process answer with a promise of its own. Of a plain answer V8
 * makes one for the debugger that nothing holds: where garbage is collected just then, "Resulting promise was garbage
 * collected" is all that Playwright hears.
 */
export function hearAnswers(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app);
  Reflect.set(app, 'evaluate', (given: unknown, argument: unknown) => {
    const sent = typeof given === 'function' ? promising(given) : given;
    const answer: unknown = Reflect.apply(evaluate, app, [sent, argument]);
    return answer;
  });
}

/** Playwright sends the text of a function. */
function promising(given: unknown): () => void {
  const text = `async (electron, argument) => (${String(given)})(electron, argument)`;
  return Object.assign(() => undefined, { toString: () => text });
}
