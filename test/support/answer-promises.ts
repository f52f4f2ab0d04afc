import type { ElectronApplication } from 'playwright';

/**
 * Makes every function that Playwright evaluates in the main process return its own promise. For a plain result V8
 * creates one for the debugger that nothing references: if garbage is collected just then, Playwright gets only
 * "Resulting promise was garbage collected".
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
