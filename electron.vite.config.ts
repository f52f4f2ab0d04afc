import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

// Set by hand: the oldest runtime in use is Electron 33 (Node 20, Chromium 130).
const node = 'node20';
const chromium = 'chrome130';

// electron-store loads them at every start, to check settings against its own kind of schema. It gets none here.
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
      // Everything is bundled except the one native module.
      externalizeDeps: { include: ['keytar'], exclude: [] },
      // The client of the bus loads x11 if it gets no address. It always gets one: docs/adr/0004.
      rolldownOptions: {
        input: { main: 'main/main.ts' },
        external: ['electron', 'keytar', 'x11'],
        // Smaller files load faster. Names stay: the log has them.
        output: {
          minify: { mangle: false, compress: true, codegen: true },
          // Everything that tray and window need is in one file: each further file delays the start.
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
        // A sandboxed preload has to be one CommonJS file.
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
