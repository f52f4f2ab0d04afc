/** What a runtime is prepared for. Only `start` uses a person's own keys. */
export const purposes = ['start', 'demo', 'dev', 'test', 'bench', 'package'] as const;
export type Purpose = (typeof purposes)[number];

/** The runtime in use: the pinned Electron, or the stand-in for tests and demo. */
export type Runtime = { readonly kind: 'pinned' | 'stand-in'; readonly version: string };

/** An Electron that exists on disk. */
export type FoundRuntime = { readonly executable: string; readonly runtime: Runtime };

/** Everything needed to start the application; `electronArguments` go before its path. */
export type PreparedRuntime = FoundRuntime & { readonly electronArguments: readonly string[] };

/** Why nothing can be started, in words for a person. Scripts print the message and exit with 1. */
export class CannotPrepare extends Error {
  override readonly name = 'CannotPrepare';
}
