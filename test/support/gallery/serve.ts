import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin, preview } from 'vite';

/** The gallery, served on this computer until it is closed. */
export type Gallery = { readonly url: string; close(): Promise<void> };

/** Builds the page of fixtures and serves it; plugins may change the build. */
export async function serveGallery(plugins: readonly Plugin[] = []): Promise<Gallery> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const outDir = await mkdtemp(join(tmpdir(), 'keyturn-gallery-'));
  const common = { root, configFile: false, logLevel: 'error', build: { outDir } } as const;
  await asShipped(() => build({ ...common, plugins: [react(), ...plugins] }));
  const server = await preview({ ...common, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** Runs a build that, in the test runner, would otherwise use React's slow development version. */
async function asShipped(run: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await run();
  } finally {
    process.env['NODE_ENV'] = before;
  }
}
