import { readBytes } from '../credentials/reading/read-known-files.ts';
import { createHandoutClipboard, type HandoutClipboard } from '../handout/handout-clipboard.ts';
import { type AddKeyFlow, createAddKeyFlow } from '../new-keys/add-key-flow.ts';
import { createOtherPartitions, type OtherPartitions } from '../partitions/other-partitions.ts';
import { createPartitionAnswers, type PartitionAnswers } from '../partitions/partition-answers.ts';
import { createWriteRegion } from '../partitions/write-region.ts';
import { createSnoozing, type Snoozing } from '../reminders/snoozing.ts';
import { askWhoseKey } from '../snapshot/ask-about-keys.ts';
import { heldKey } from '../snapshot/read-files.ts';
import { createTeam, type Team } from '../team/team.ts';
import type { EngineOptions } from './engine-options.ts';
import type { Engine } from './engine.ts';

/** What a person can do with keys besides rotating them. */
export type Features = {
  readonly partitionAnswers: PartitionAnswers;
  readonly newKeys: AddKeyFlow;
  readonly partitions: OtherPartitions & {
    /** Writes the region in which the key of a profile was found into it. */
    writeRegion(profile: string): Promise<void>;
  };
  readonly team: Team;
  readonly handoutClipboard: HandoutClipboard;
  readonly snoozing: Snoozing;
};

export type FeaturesOptions = Pick<EngineOptions, 'changes' | 'clipboard' | 'askForCsv'> & {
  readonly settings: Pick<EngineOptions['settings'], 'limits' | 'snoozes'>;
};

/** Each begins with nothing to show. */
export function createFeatures(engine: Engine, options: FeaturesOptions): Features {
  const { ports, rotator, keys, foundRegions } = engine;
  const { settings, clipboard } = options;
  const { files, clock, connectionOf } = ports;
  const changed = options.changes.touch;
  const partitionAnswers = createPartitionAnswers(foundRegions, changed);
  const newKeys = createAddKeyFlow({
    ...ports,
    clipboard,
    askForFile: options.askForCsv,
    askWhoseKey: (key) => askWhoseKey(ports.aws, key),
    connectionFor: async (pair, profile) => {
      const { profiles } = await files.read();
      return connectionOf({ ...profiles.find(({ name }) => name === profile), pair });
    },
    partitions: partitionAnswers,
    readFile: readBytes,
    addKey: rotator.addKey,
    changed,
  });
  const partitions = createOtherPartitions({
    ...ports,
    found: foundRegions,
    answers: partitionAnswers,
    keyOf: async (id) => newKeys.keyOf(id) ?? heldKey(await files.read(), id, connectionOf),
    askAgain: async (id) => {
      await newKeys.askAbout(id);
      await keys.askAbout(id);
    },
  });
  return {
    partitionAnswers,
    newKeys,
    partitions: {
      ...partitions,
      writeRegion: createWriteRegion({ ...ports, found: foundRegions }),
    },
    team: createTeam({ ...ports, limits: settings.limits, changed }),
    handoutClipboard: createHandoutClipboard({
      clock,
      clipboard,
      newPairOf: rotator.newPairOf,
      changed,
    }),
    snoozing: createSnoozing({ now: clock.now, kept: settings.snoozes, changed }),
  };
}
