import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

// Set by hand: the oldest runtime in use is Electron 33 (Node 20, Chromium 130).
const node = 'node20';
const chromium = 'chrome130';

// electron-store loads them at every start, to check settings against a schema of its own. It is given none.
const unused = new Set(['ajv/dist/2020.js', 'ajv-formats']);
const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'pre',
  resolveId: (id) => (unused.has(id) ? '\0unused' : undefined),
  load: (id) =>
    id === '\0unused' ? 'export const Ajv2020 = undefined; export default {};' : undefined,
};

export default defineConfig({
  main: {
    plugins: [withoutUnused],
    build: {
      target: node,
      outDir: 'out/main',
      // Everything is bundled but the one native module.
      externalizeDeps: { include: ['keytar'], exclude: [] },
      // The client of the bus looks for x11 where it is given no address. It is always given one: docs/adr/0004.
      rolldownOptions: {
        input: { main: 'main/main.ts' },
        external: ['electron', 'keytar', 'x11'],
        // Less to read at the start. Names stay: the log has them.
        output: {
          minify: { mangle: false, compress: true, codegen: true },
          // All that the tray and the window take, in one file: each further one is one more to wait for.
          codeSplitting: {
            groups: [{ name: 'front', test: /main\/(keyturn|start\/front)\.ts$/u }],
          },
        },
      },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: 'main/ipc/preload/preload.ts' },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      target: chromium,
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
