import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
// What the stand-in runtime does with `electron [switches] path`: the same as Electron's own default application, so
// that the checkout starts alike in both.
// https://github.com/electron/electron/blob/v33.2.1/default_app/main.ts
import { app } from 'electron';

const require = createRequire(import.meta.url);

function readArguments(values) {
  const modules = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (value === '--version' || value === '-v') return { modules, version: true };
    if (value === '-r' || value === '--require') {
      at += 1;
      if (values[at] === undefined) throw new Error(`${value} needs the path of a module`);
      modules.push(values[at]);
    } else if (!value.startsWith('-')) {
      return { modules, version: false, path: resolve(value) };
    }
  }
  return { modules, version: false };
}

function introduce(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = description.productName ?? description.name;
  if (description.version) app.setVersion(description.version);
  if (name) app.name = name;
  app.setDesktopName(description.desktopName ?? `${app.name}.desktop`);
}

async function load(path) {
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  const isPackage = existsSync(join(path, 'package.json'));
  if (isPackage) introduce(path);
  const entry = require.resolve(path);
  app.setAppPath(isPackage ? path : dirname(entry));
  // awaited, or `ready` fires before the application listens for it
  await import(pathToFileURL(entry).href);
}

const { modules, version, path } = readArguments(process.argv.slice(1));
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`, () => process.exit(0));
} else if (path === undefined) {
  process.stderr.write('This Electron runs the application whose folder it is given.\n', () =>
    process.exit(1),
  );
} else {
  try {
    for (const module of modules) require(resolve(module));
    await load(path);
  } catch (cause) {
    process.stderr.write(`${path} could not be loaded: ${cause?.stack ?? cause}\n`, () =>
      process.exit(1),
    );
  }
}
