import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** A wall: which imports are forbidden, and from where. Its name is printed with a breach. */
export type Wall = IRegularForbiddenRuleType & { readonly name: string; readonly comment: string };

/**
 * The walls of a tree with the layout of the checkout. `root` is a regular expression for its folder, with the last
 * slash; empty for the checkout itself.
 */
export function wallsOf(root: string): readonly Wall[] {
  const at = (place: string): string => `^${root}${place}`;
  const named = (name: string): string => `(^|(^|/)node_modules/(@types/)?)${name}(/|$)`;
  const product = at('(main|renderer|shared)/');
  const shell = at('main/(desktop|ipc)/');
  // The rooms above the engine: what the window and the tray show and request.
  const features = 'snapshot|partitions|new-keys|handout|team|updates|exports|commands|upkeep';
  const compositionRoot = at('main/((main|keyturn)\\.ts$|start/)');
  const preload = at('main/ipc/preload/');
  const anyPackage = '(^|/)node_modules/';

  return [
    wall('no-cycles', 'Two files that need each other are one file, or three.', {
      from: { path: at('(main|renderer|shared|test|scripts)/') },
      to: { circular: true },
    }),
    wall('product-never-imports-test-or-scripts', 'The product has no switch for tests.', {
      from: { path: product },
      to: { path: at('(test|scripts)/') },
    }),

    wall('shared-imports-only-its-schema-library', 'It runs in main, preload and page alike.', {
      from: { path: at('shared/') },
      to: { pathNot: [at('(shared|test|scripts)/'), named('zod')] },
    }),
    wall('channels-import-nothing-at-run-time', 'The preload carries them as they are.', {
      from: { path: at('shared/contract/channels\\.ts$') },
      to: { dependencyTypesNot: ['type-only'] },
    }),

    wall(
      'english-only-in-the-spoken-language',
      'Words of one language stay in it: docs/adr/0005.',
      {
        from: { path: product, pathNot: at('shared/words/(?!de/)') },
        to: { path: at('shared/words/en/'), dependencyTypesNot: ['type-only'] },
      },
    ),
    wall('german-only-in-the-spoken-language', 'Words of one language stay in it: docs/adr/0005.', {
      from: { path: product, pathNot: at('shared/words/(?!en/)') },
      to: { path: at('shared/words/de/') },
    }),

    wall('renderer-imports-no-node', 'The page has none, and its sandbox would refuse it.', {
      from: { path: at('renderer/') },
      to: { dependencyTypes: ['core'] },
    }),
    wall('renderer-imports-no-electron', 'What the page may say stands in the contract.', {
      from: { path: at('renderer/') },
      to: { path: named('electron') },
    }),
    wall('renderer-imports-only-itself-and-shared', 'It speaks to main through the bridge.', {
      from: { path: at('renderer/') },
      to: { path: at('main/') },
    }),
    wall(
      'renderer-imports-no-package-but-react',
      'Every further one is code beside the secrets. The icons are drawings.',
      {
        from: { path: at('renderer/') },
        to: {
          path: anyPackage,
          pathNot: [named('react'), named('react-dom'), named('lucide-react'), named('electron')],
        },
      },
    ),
    wall('main-imports-no-renderer', 'The page is a projection of main, not a part of it.', {
      from: { path: at('main/'), pathNot: preload },
      to: { path: at('renderer/') },
    }),

    wall('preload-imports-no-node', 'A sandboxed preload has none.', {
      from: { path: preload },
      to: { dependencyTypes: ['core'] },
    }),
    wall('preload-imports-no-main-or-renderer', 'It knows channels and types, no handlers.', {
      from: { path: preload },
      to: { path: at('(main|renderer)/'), pathNot: preload },
    }),
    wall('preload-carries-no-schema-library', 'It derives from names; types cost nothing.', {
      from: { path: preload },
      to: {
        path: [anyPackage, at('shared/')],
        pathNot: [named('electron'), at('shared/contract/channels\\.ts$')],
        dependencyTypesNot: ['type-only'],
      },
    }),

    wall('electron-only-in-the-shell', 'The engine runs, and is tested, in plain Node.', {
      from: {
        path: at('main/'),
        pathNot: [compositionRoot, shell, at('main/settings/settings-file\\.ts$')],
      },
      to: { path: named('electron') },
    }),
    wall('electron-store-only-in-settings', 'One file opens it, with its schema.', {
      from: { path: at('main/'), pathNot: [at('main/settings/settings-file\\.ts$'), preload] },
      to: { path: named('electron-store') },
    }),
    wall('keytar-only-in-keychain', 'Its answers need a time limit and a second look.', {
      from: { path: at('main/'), pathNot: [at('main/keychain/'), preload] },
      to: { path: [named('keytar'), named('@github/keytar')] },
    }),
    wall('bus-only-in-one-file', 'It must never start a bus, nor wait for one without end.', {
      from: { path: at('main/'), pathNot: [at('main/desktop/bus/bus\\.ts$'), preload] },
      to: { path: named('@particle/dbus-next') },
    }),
    wall('electron-updater-only-in-the-updater', 'Loaded late, and told what it may do unasked.', {
      from: {
        path: at('main/'),
        // The second file gives electron-updater the signed lists, and is loaded late with it.
        pathNot: [at('main/desktop/updater/(updater|signed-provider)\\.ts$'), preload],
      },
      to: { path: named('electron-updater') },
    }),
    wall('aws-sdk-only-in-aws', 'Its raw errors can carry a secret, its retries a second key.', {
      from: {
        path: at('main/'),
        pathNot: [at('main/aws/'), at('main/credentials/reading/sdk-read-back\\.ts$'), preload],
      },
      to: { path: [named('@aws-sdk'), named('@smithy')] },
    }),

    wall('secrets-stay-in-the-engine', 'What cannot reach a Secret cannot leak it.', {
      from: {
        path: at('main/[^/]+/'),
        pathNot: [
          at(
            'main/(secrets|aws|credentials|keychain|rotation|snapshot|partitions|new-keys|handout)/',
          ),
          preload,
        ],
      },
      to: { path: at('main/secrets/') },
    }),
    wall('base-is-a-leaf', 'Time, log and turns: everybody uses them, and they use nobody.', {
      from: { path: at('main/base/') },
      to: { path: at('main/'), pathNot: [at('main/base/'), shell] },
    }),
    wall('secrets-are-a-leaf', 'A Secret knows nothing but its identifiers.', {
      from: { path: at('main/secrets/') },
      to: { path: at('main/'), pathNot: [at('main/secrets/'), shell] },
    }),
    wall('engine-folders-point-one-way', 'Each is used by the rotation and knows none of it.', {
      from: { path: at('main/(aws|credentials|keychain|locks|history)/') },
      to: {
        path: at('main/'),
        pathNot: [at('main/$1/'), at('main/(base|secrets|disk|computer)/'), shell],
      },
    }),
    wall('disk-is-a-leaf', 'It knows files, and nothing of what is in them.', {
      from: { path: at('main/disk/') },
      to: { path: at('main/'), pathNot: [at('main/(base|disk)/'), shell] },
    }),
    wall('computer-knows-only-the-disk', 'It tells computers and processes apart, no more.', {
      from: { path: at('main/computer/') },
      to: { path: at('main/'), pathNot: [at('main/(base|computer|disk)/'), shell] },
    }),
    wall('rotation-imports-no-shell', 'It talks to the outside through ports.', {
      from: { path: at('main/rotation/') },
      to: {
        path: at('main/'),
        pathNot: [
          at('main/(base|rotation|aws|credentials|keychain|locks|history|disk|computer|secrets)/'),
          shell,
        ],
      },
    }),
    wall('rotation-decides-without-doing', 'What comes next is decided by records alone.', {
      from: { path: at('main/rotation/machine/') },
      to: { path: at('main/rotation/'), pathNot: at('main/rotation/machine/') },
    }),
    wall('steps-know-no-engine', 'A step is done when it is called, and calls nobody back.', {
      from: { path: at('main/rotation/(journal|signing|check|steps)/') },
      to: { path: at('main/rotation/(engine|requests|views|rotator)') },
    }),
    wall('reminders-import-no-shell', 'When a key is due is a question of dates alone.', {
      from: { path: at('main/reminders/') },
      to: {
        path: at('main/'),
        pathNot: [at('main/(base|reminders|aws|credentials|keychain|history|secrets)/'), shell],
      },
    }),
    wall('features-import-only-the-engine', 'The shell looks at them, never the other way.', {
      from: { path: at(`main/(${features})/`) },
      to: {
        path: at('main/'),
        pathNot: [
          at(
            `main/(base|${features}|rotation|reminders|aws|credentials|keychain|history|secrets)/`,
          ),
          shell,
        ],
      },
    }),
    wall('settings-import-only-leaves', 'They are opened first, and know none of the engine.', {
      from: { path: at('main/settings/') },
      to: { path: at('main/'), pathNot: [at('main/(base|settings|log|secrets|disk)/'), shell] },
    }),
    wall('log-is-a-leaf', 'Whoever writes to it, it knows nobody but the disk.', {
      from: { path: at('main/log/') },
      to: { path: at('main/'), pathNot: [at('main/(base|log|secrets|disk)/'), shell] },
    }),
    wall('shell-reaches-keys-through-the-engine', 'A tray or a message never holds a key pair.', {
      from: { path: shell, pathNot: preload },
      to: { path: at('main/(aws|credentials|keychain)/') },
    }),
    wall(
      'only-main-imports-desktop-and-ipc',
      'They stand side by side; the composition root joins them.',
      {
        from: { path: at('main/([^/]+)/'), pathNot: [compositionRoot, preload] },
        to: { path: shell, pathNot: at('main/$1/') },
      },
    ),
    wall('main-imports-no-preload', 'It is loaded by the page’s process, as a file.', {
      from: { path: at('main/'), pathNot: preload },
      to: { path: preload },
    }),
    wall(
      'shell-never-imports-the-composition-root',
      'It starts everything; nothing starts from it.',
      {
        from: { path: at('main/(desktop|ipc)/'), pathNot: preload },
        to: { path: compositionRoot },
      },
    ),
  ];
}

function wall(
  name: string,
  comment: string,
  { from, to }: Pick<IRegularForbiddenRuleType, 'from' | 'to'>,
): Wall {
  return { name, comment, severity: 'error', from, to };
}
