import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createJournal } from '../../../main/rotation/journal/journal-file.ts';
import type { Journal } from '../../../main/rotation/machine/ports.ts';
import type { JournalRecord } from '../../../main/rotation/machine/records.ts';
import { given } from '../../support/engine/iam.ts';
import { expectPromisesKept } from '../../support/engine/promises.ts';
import { config, createWorld, k1 } from '../../support/engine/world.ts';
import { watchFlushes } from '../../support/watch-flushes.ts';

const kinds: readonly (readonly [JournalRecord['kind'], string])[] = [
  ['begun', 'failed'],
  ['creating', 'failed'],
  ['created', 'failed'],
  ['proved', 'succeeded'],
  ['saving', 'failed'],
  ['saved', 'succeeded'],
  ['deactivating', 'succeeded'],
  ['deactivated', 'succeeded'],
];

/** A world in which nobody writes down the id of the new key, whose secret is lost. */
function worldWithTornAnswer() {
  const world = createWorld();
  world.aws.trouble('CreateAccessKey', [{ kind: 'torn' }]);
  world.journal.refuse('created');
  return world;
}

describe('a journal that can’t be written', () => {
  test.each(kinds)(
    'at "%s": the rotation has %s, and nobody is locked out',
    async (kind, state) => {
      const world = createWorld();
      world.files.put(config, 'play', k1);
      world.answers.set(k1.id, 'only here');
      world.journal.refuse(kind);
      const process = world.start();
      const view = await process.rotate('work');
      expect(view).toMatchObject({ state });
      if (view.state === 'failed') expect(view.failure.code).toBe('JOURNAL_NOT_WRITABLE');
      expectPromisesKept(world, process.views());

      world.journal.refuse(kind, 0);
      const next = world.start();
      expectPromisesKept(world, await next.recover());
    },
  );

  test.each(kinds.map(([kind]) => kind))(
    'from "%s" on: the next start finds its way',
    async (kind) => {
      const world = createWorld();
      world.answers.set(k1.id, 'only here');
      const process = world.start();
      const call = kind === 'begun' ? 'journal.begin' : `journal.append ${kind}`;
      world.when(call, () => world.journal.refuse('every record'));
      const { state } = await process.rotate('work');
      expect(['failed', 'succeeded']).toContain(state);
      expectPromisesKept(world, process.views());

      world.journal.refuse('every record', 0);
      expectPromisesKept(world, await world.start().recover());
    },
  );

  test('the old key is not touched without a record of it', async () => {
    const world = createWorld();
    world.answers.set(k1.id, 'only here');
    world.journal.refuse('deactivating');
    expect(await world.start().rotate('work')).toMatchObject({
      retirement: { oldKey: 'stays active for now', failure: { code: 'JOURNAL_NOT_WRITABLE' } },
    });
    expect(world.user.keys[0]?.status).toBe('Active');
  });

  test('a key whose id could not be written down is found again, whatever was written later', async () => {
    const world = worldWithTornAnswer();
    const rehearsal = worldWithTornAnswer().start();
    await rehearsal.rotate('work');
    const call = rehearsal.power.calls.indexOf('journal.append rolling back');
    await world.start({ cut: { call, at: 'after' } }).rotate('work');
    expect(world.user.keys).toHaveLength(2);
    expect(await world.start().recover()).toMatchObject([
      { state: 'failed', undone: 'new key deleted' },
    ]);
    expect(world.user.keys).toHaveLength(1);
  });
});

describe('a journal that is damaged', () => {
  /** A rotation that stopped after its id was known, with one of its records made unreadable. */
  async function damagedAt(record: number) {
    const world = createWorld();
    const rehearsal = createWorld().start();
    await rehearsal.rotate('work');
    const call = rehearsal.power.calls.indexOf('journal.append proved');
    await world.start({ cut: { call, at: 'after' } }).rotate('work');
    const rotation = given(world.journal.known()[0]);
    world.journal.damage(rotation, record);
    return world;
  }

  test('in its middle: shown, and not touched on a guess', async () => {
    const world = await damagedAt(1);
    const process = world.start();
    const views = await process.recover();
    expect(views).toMatchObject([
      { state: 'open', reason: 'interrupted', failure: { code: 'JOURNAL_DAMAGED' } },
    ]);
    expect(await process.recover()).toMatchObject([{ state: 'open' }]);
    expect(world.user.keys).toHaveLength(2);
    expectPromisesKept(world, process.views());
  });

  test('behind its first record: trying again looks for a key that nothing tells of', async () => {
    const world = await damagedAt(1);
    const process = world.start();
    const [view] = await process.recover();
    await process.rotator.resolveOpen(given(view).id, 'try again', undefined);
    await process.rest();
    expect(process.views()).toMatchObject([
      {
        state: 'open',
        reason: 'answer lost',
        keys: [{ keyId: given(world.user.keys[1]).pair.id }],
      },
    ]);
    expectPromisesKept(world, process.views());
  });

  test('in its last record: that is a torn tail, and the record before it counts', async () => {
    const world = await damagedAt(3);
    expect(await world.start().recover()).toMatchObject([
      { state: 'failed', undone: 'new key deleted' },
    ]);
  });

  test('in its first record: said once, and other rotations go on', async () => {
    const world = await damagedAt(0);
    const process = world.start();
    await expect(process.rotator.recover()).rejects.toThrow('JOURNAL_DAMAGED');
    await process.rotator.recover();
    expect(world.user.keys).toHaveLength(2);
  });
});

describe('the journal on a disk', () => {
  async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-journal-'));
    try {
      await use(path.join(folder, 'journal'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  test('is read by the next process, and gone when the old key is', async () => {
    await inFolder(async (folder) => {
      const world = createWorld();
      await world.start({ journal: createJournal(folder, world.clock) }).rotate('work');
      const [name] = await readdir(folder);
      const bytes = await readFile(path.join(folder, given(name)));
      expect(bytes.length).toBeGreaterThan(16 * 1024);
      expect(bytes.toString()).not.toContain(k1.secret.reveal());

      const next = world.start({ journal: createJournal(folder, world.clock) });
      const [view] = await next.recover();
      expect(view).toMatchObject({ state: 'succeeded', retirement: { oldKey: 'stays active' } });
      world.user.keys.splice(0, 1);
      await next.rotator.oldKey(given(view).id, 'retire');
      await next.rest();
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test('has each record on the disk before a step goes on, and its own name with the first one', async () => {
    await inFolder(async (folder) => {
      const world = createWorld();
      world.answers.set(k1.id, 'only here');
      const flushes = await watchFlushes();
      const told: (readonly [JournalRecord['kind'], number])[] = [];
      async function counted<Answer extends JournalRecord>(call: Promise<Answer>): Promise<Answer> {
        const before = flushes.ended();
        const record = await call;
        told.push([record.kind, flushes.ended() - before]);
        return record;
      }
      const real = createJournal(folder, world.clock);
      const journal: Journal = {
        ...real,
        begin: (record) => counted(real.begin(record)),
        append: (rotation, record) => counted(real.append(rotation, record)),
      };
      try {
        await world.start({ journal }).rotate('work');
      } finally {
        flushes.stop();
      }
      // Windows has nothing to flush of a folder.
      const ofFirst = process.platform === 'win32' ? 1 : 2;
      expect(told).toEqual(kinds.map(([kind]) => [kind, kind === 'begun' ? ofFirst : 1]));
    });
  });

  test('begins nothing that it could not read again', async () => {
    await inFolder(async (folder) => {
      const world = createWorld();
      const journal = createJournal(folder, world.clock);
      const view = await world.start({ journal, host: 'n'.repeat(257) }).rotate('work');
      expect(view).toMatchObject({ state: 'failed', failure: { code: 'JOURNAL_NOT_WRITABLE' } });
      expect(world.user.keys).toHaveLength(1);
      expect((await journal.load()).rotations).toEqual([]);
    });
  });

  test('goes on behind a torn tail', async () => {
    await inFolder(async (folder) => {
      const world = createWorld();
      await world.start({ journal: createJournal(folder, world.clock) }).rotate('work');
      const file = path.join(folder, given((await readdir(folder))[0]));
      const text = (await readFile(file, 'utf8')).trimEnd();
      const torn = `${text.slice(0, text.lastIndexOf('\n'))}\n0123456789abcdef {"kind":"sav`;
      await writeFile(file, torn.padEnd(16 * 1024));

      const next = world.start({ journal: createJournal(folder, world.clock) });
      expect(await next.recover()).toMatchObject([{ state: 'succeeded' }]);
      const last = world.start({ journal: createJournal(folder, world.clock) });
      expect(await last.recover()).toMatchObject([{ state: 'succeeded' }]);
    });
  });

  test('one file that can’t be read does not hide the others', async () => {
    await inFolder(async (folder) => {
      const world = createWorld();
      const journal = createJournal(folder, world.clock);
      await world.start({ journal }).rotate('work');
      const good = await readFile(path.join(folder, given((await readdir(folder))[0])), 'utf8');
      await writeFile(path.join(folder, 'aaa.journal'), `torn\n${good}`);
      await writeFile(path.join(folder, 'bbb.journal'), 'torn in the first record   ');
      const { rotations, unreadable } = await journal.load();
      expect(rotations).toHaveLength(1);
      expect(unreadable).toEqual([
        { code: 'JOURNAL_DAMAGED', path: path.join(folder, 'aaa.journal') },
      ]);
    });
  });

  test('a line that makes no sense is told, and stops no other rotation and no recovery', async () => {
    await inFolder(async (folder) => {
      const world = createWorld();
      const first = world.start({ journal: createJournal(folder, world.clock) });
      await first.rotate('work');
      const json = 'no JSON, with the right checksum';
      const sum = createHash('sha256').update(json).digest('hex').slice(0, 16);
      const strange = path.join(folder, 'aaa.journal');
      await writeFile(strange, `${sum} ${json}\n`);

      const next = world.start({ journal: createJournal(folder, world.clock) });
      await expect(next.recover()).rejects.toMatchObject({
        failure: { code: 'JOURNAL_DAMAGED', path: strange },
      });
      // Told once; what else is in the folder goes on.
      expect(await next.recover()).toMatchObject([{ state: 'succeeded' }]);
    });
  });

  test.runIf(process.platform !== 'win32')(
    'a pipe, a copy and a file without an end among the journals are told, and hide no other',
    async () => {
      await inFolder(async (folder) => {
        const world = createWorld();
        const journal = createJournal(folder, world.clock);
        await world.start({ journal }).rotate('work');
        const [name] = await readdir(folder);
        const at = (other: string): string => path.join(folder, other);
        execFileSync('mkfifo', [at('aaa.journal')]);
        await writeFile(at('copy.journal'), await readFile(at(given(name))));
        await writeFile(at('large.journal'), '');
        await truncate(at('large.journal'), 10 * 1024 ** 3);
        const { rotations, unreadable } = await journal.load();
        expect(rotations).toHaveLength(1);
        expect(unreadable).toEqual([
          { code: 'JOURNAL_DAMAGED', path: at('aaa.journal'), systemName: 'ENXIO' },
          { code: 'JOURNAL_DAMAGED', path: at('copy.journal') },
          { code: 'JOURNAL_DAMAGED', path: at('large.journal'), systemName: 'EFBIG' },
        ]);
      });
    },
  );

  test('keeps every record, also of two that come at once', async () => {
    await inFolder(async (folder) => {
      const world = createWorld();
      const journal = createJournal(folder, world.clock);
      const { id } = await world.start({ journal }).rotate('work');
      await Promise.all([
        journal.append(id, { kind: 'deletion changed' }),
        journal.append(id, { kind: 'deactivating' }),
      ]);
      const [reading] = (await createJournal(folder, world.clock).load()).rotations;
      expect(reading?.damage).toBeUndefined();
      expect(reading?.later.slice(-2)).toMatchObject([
        { kind: 'deletion changed' },
        { kind: 'deactivating' },
      ]);
    });
  });
});
