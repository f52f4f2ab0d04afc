import type { AddKeyView, NewKeyView } from '../../../shared/contract/add-key-view.ts';
import { type AutomaticView, Hindrance } from '../../../shared/contract/automatic.ts';
import { HistoryEvent, type HistoryPage } from '../../../shared/contract/history.ts';
import type { Question } from '../../../shared/contract/question.ts';
import type { DecisionReason, RotationView } from '../../../shared/contract/rotation.ts';
import type { Snapshot, RotationAbility } from '../../../shared/contract/snapshot.ts';
import type { TeamPage } from '../../../shared/contract/team.ts';
import { UpdateHindrance, type UpdateView } from '../../../shared/contract/updates.ts';
import { defaultAppearance } from '../../../shared/settings/appearance.ts';
import { type ManagedView, rulesInDoubt } from '../../../shared/settings/managed.ts';
import type { ConnectionTest } from '../../../shared/settings/network.ts';
import { type ErrorCode, errorCodes, type Failure } from '../../../shared/values/failure.ts';
import { FileProblem } from '../../../shared/values/file-problem.ts';
import { historyWords } from '../../../shared/words/history.ts';
import { addKeyWords } from '../../../shared/words/profiles/add-key.ts';
import { detailsWords } from '../../../shared/words/profiles/details.ts';
import { handoutWords } from '../../../shared/words/rotation/handout.ts';
import { connectionWords } from '../../../shared/words/settings/connection.ts';
import { settingsWords } from '../../../shared/words/settings/settings.ts';
import { teamDeniedWords } from '../../../shared/words/team.ts';
import { viewNames } from '../../../shared/words/window.ts';
import { connectionTests } from '../fixtures/connection-tests.ts';
import { permissions } from '../fixtures/permissions.ts';
import { ada, DAY, fixtureNow, profiles } from '../fixtures/profiles.ts';
import { rotations } from '../fixtures/rotations.ts';
import { snapshots } from '../fixtures/snapshots.ts';
import { teamAnswers, teamDenied } from '../fixtures/team.ts';
import { everyRemark, reasonsNotToRotate } from './reasons.ts';
import { regionStates } from './region-states.ts';

/** One state of the window: main's snapshot, and the buttons that lead to it. */
export type GalleryState = {
  readonly snapshot: Snapshot;
  readonly history?: HistoryPage;
  /** The results of a test of the connection. */
  readonly connection?: readonly ConnectionTest[];
  /** The table of everybody's keys. */
  readonly team?: TeamPage;
  /** Main does not answer at all. */
  readonly notReached?: Failure;
  /** The names of the buttons to press, in order. */
  readonly press?: readonly string[];
};

type Name = keyof typeof snapshots;
const { usual } = snapshots;

/** A snapshot for each member of the unions that the window shows; a missing one does not compile. */
export const ofRotations = {
  working: ['checking', 'proving', 'provingSlowly', 'saving'],
  'waiting for an answer': [
    'twoKeys',
    'mfa',
    'missingRights',
    'missingRightsDenied',
    'keychainLocked',
    'filesLocked',
  ],
  'rolling back': ['rollingBack'],
  succeeded: ['asksWhereUsed', 'retired', 'gone'],
  undoing: ['undoing'],
  undone: ['undone', 'undoneForGood'],
  failed: ['readOnly', 'inactiveKeyInFiles', 'rolledBack', 'denied'],
  open: ['answerLost'],
} as const satisfies Record<RotationView['state'], readonly Name[]>;

export const ofQuestions = {
  'two keys': [
    'twoKeys',
    'twoKeysAfterRotation',
    'twoKeysTooYoung',
    'twoKeysBothHeld',
    'threeKeys',
    'threeKeysTooFewMayGo',
  ],
  'MFA code': [
    'mfa',
    'mfaRefused',
    'mfaSeveral',
    'mfaPerhaps',
    'mfaNotValidated',
    'mfaOtherDevice',
  ],
  'missing rights': ['missingRights', 'missingRightsDenied'],
  keychain: ['keychainLocked'],
  lock: ['filesLocked'],
  'open folder': ['openFolder'],
  'mounted file': ['mountedFile'],
  endpoint: ['otherHost'],
} as const satisfies Record<Question['about'], readonly Name[]>;

export const ofOpenReasons = {
  'answer lost': 'answerLost',
  'roll back refused': 'rollBackRefused',
  'no key to sign': 'noKeyToSign',
  'partly saved': 'partlySaved',
  'old key back': 'oldKeyBack',
  'other identity': 'otherIdentity',
  'other computer': 'otherComputer',
  'MFA needed': 'mfaNeeded',
  'undo stopped': 'undoStopped',
  'other endpoint': 'otherEndpoint',
  'older key': 'olderKey',
  interrupted: 'interrupted',
  'left on AWS': 'leftOnAws',
} as const satisfies Record<DecisionReason, Name>;

const standings = {
  rotate: usual,
  'not yet known': snapshots.allKinds,
  'not now': snapshots.allKinds,
  never: {
    ...usual,
    profiles: reasonsNotToRotate.map((standing, index) => ({
      name: `${standing.reason.replaceAll(' ', '-')}-${index}`,
      places: [],
      userKeys: [],
      sharesKeyWith: [],
      standing,
      ...(index === 0 ? { remarks: [...everyRemark] } : {}),
    })),
  },
} as const satisfies Record<RotationAbility['can'], Snapshot>;

const keyId = 'AKIAIOSFODNN7EXAMPLE';
const askedKeys = {
  'not yet': { keyId, heldBy: [], asked: { answer: 'not yet' } },
  accepted: {
    keyId,
    heldBy: ['default'],
    asked: { answer: 'accepted', ...ada },
  },
  none: {
    keyId: 'AKIAI44QH8DHBEXAMPLE',
    heldBy: [],
    user: 'ana',
    asked: { answer: 'none', failure: { code: 'OFFLINE' } },
  },
} satisfies Record<NewKeyView['asked']['answer'], NewKeyView>;

const addings: Readonly<Record<AddKeyView['state'], readonly AddKeyView[]>> = {
  read: [
    [askedKeys['not yet']],
    [askedKeys.accepted],
    [askedKeys.none],
    [askedKeys.accepted, askedKeys.none],
  ].map((keys) => ({ state: 'read', from: 'CSV file', keys })),
  added: (['clipboard', 'CSV file'] as const).map((from) => ({
    state: 'added',
    from,
    keyId,
    profile: 'design',
    clipboardEmptied: from === 'clipboard',
  })),
};

const history: HistoryPage = {
  total: 240,
  damaged: 2,
  damages: [
    { what: 'changed', line: 238, below: 2 },
    { what: 'removed', line: 236, below: 5 },
  ],
  lines: HistoryEvent.options.map((event, index) => ({
    version: 1,
    at: fixtureNow - index * DAY,
    event,
    rotation: 'a'.repeat(26),
    profiles: ['default', 'work'],
    ...ada,
    oldKey: 'AKIAIOSFODNN7EXAMPLE',
    newKey: 'AKIAI44QH8DHBEXAMPLE',
    ...(event === 'refused' ? { code: 'FILE_READ_ONLY' as const } : {}),
  })),
};

const oneLine: HistoryPage = {
  ...history,
  lines: history.lines
    .slice(2, 3)
    .map((line) => ({ ...line, reached: 'save', oldKeyCreatedAt: fixtureNow - 93 * DAY })),
};

const views = {
  profiles: [{ snapshot: usual }, { snapshot: { ...usual, noTray: true } }],
  history: [
    { snapshot: usual, press: [viewNames.history] },
    { snapshot: usual, history, press: [viewNames.history] },
    { snapshot: usual, history: oneLine, press: [viewNames.history, historyWords.details] },
  ],
  permissions: [
    [],
    [permissions.all],
    [permissions.untried],
    [permissions.all, permissions.refused],
    [permissions.obstructed],
    [permissions.inQuarantine],
    [permissions.inChina],
  ].map((users) => ({
    snapshot: { ...usual, permissions: users },
    press: [viewNames.permissions],
  })),
  team: [
    { snapshot: usual, press: [viewNames.team] },
    { snapshot: snapshots.empty, press: [viewNames.team] },
    ...teamAnswers.map(([view, page]) => ({
      snapshot: { ...usual, team: view },
      press: [viewNames.team],
      team: page,
    })),
    { snapshot: { ...usual, team: teamDenied }, press: [viewNames.team, teamDeniedWords.copy] },
  ],
  settings: [
    { snapshot: usual, press: [viewNames.settings] },
    { snapshot: snapshots.lostPair, press: [viewNames.settings] },
    { snapshot: snapshots.noKeychain, press: [viewNames.settings] },
    { snapshot: snapshots.snoozed, press: [viewNames.settings] },
    { snapshot: withHomes(), press: [viewNames.settings] },
    ...oddPaths().map((files) => ({ snapshot: { ...usual, files }, press: [viewNames.settings] })),
    {
      snapshot: {
        ...usual,
        appearance: { ...defaultAppearance, theme: 'light', textSize: 'larger' },
      },
      press: [viewNames.settings],
    },
    { snapshot: { ...usual, startsAtLogin: true }, press: [viewNames.settings] },
    { snapshot: usual, press: [viewNames.settings, settingsWords.report] },
    { snapshot: usual, press: [viewNames.settings, settingsWords.removeButton] },
    {
      snapshot: {
        ...usual,
        connection: {
          proxy: { use: 'this one', address: 'http://proxy.example:8080' },
          certificates: '/etc/ssl/company/authority.pem',
        },
      },
      connection: connectionTests,
      press: [viewNames.settings, connectionWords.test],
    },
  ],
} as const satisfies Record<keyof typeof viewNames, readonly GalleryState[]>;

function oddPaths(): readonly Snapshot['files'][] {
  const credentials = {
    kind: 'credentials',
    path: '/home/ada/dot/credentials',
    from: 'AWS_SHARED_CREDENTIALS_FILE',
  } as const;
  const config = { kind: 'config', from: 'AWS_CONFIG_FILE' } as const;
  return [
    [
      { ...credentials, written: '$HOME/dot/credentials', state: 'read', isEmpty: true },
      { ...config, path: '/srv/$TEAM/config', doubt: 'variable', state: 'missing' },
    ],
    [
      { ...credentials, relativeTo: '/home/ada', state: 'read' },
      { ...config, path: '"/srv/config"', doubt: 'quotes', state: 'missing' },
    ],
    [{ ...config, path: '~grace/config', doubt: 'user', state: 'missing' }],
  ];
}

function withHomes(): Snapshot {
  const home = '/mnt/second';
  const path = `${home}/.aws/credentials`;
  return {
    ...usual,
    files: [
      { kind: 'credentials', path: '/srv/keys', from: 'settings', state: 'read' },
      ...usual.files.slice(1),
      { kind: 'credentials', path, from: 'further home', home, state: 'read' },
      {
        kind: 'config',
        path: `${home}/.aws/config`,
        from: 'further home',
        home,
        state: 'not readable',
        failure: { code: 'FILE_NOT_READABLE', path: `${home}/.aws/config`, systemName: 'EACCES' },
      },
    ],
  };
}

const since = fixtureNow - 30 * DAY;
const automatics: Readonly<Record<AutomaticView['state'], readonly AutomaticView[]>> = {
  off: [
    { state: 'off' },
    ...Hindrance.options.map((hindrance): AutomaticView => ({ state: 'off', hindrance })),
  ],
  on: [
    { state: 'on', since, told: false },
    { state: 'on', since, told: false, at: fixtureNow + 20 * DAY },
    { state: 'on', since, told: true, at: fixtureNow + DAY },
  ],
  working: [{ state: 'working', since }],
  paused: Hindrance.options.map((because) => ({ state: 'paused', since, because })),
  stopped: [
    { state: 'stopped', since, failures: 3, because: { code: 'ACCESS_DENIED' } },
    { state: 'stopped', since, failures: 1, because: { code: 'CANCELLED' } },
  ],
};

const managed: ManagedView = {
  path: '/etc/keyturn/policy.json',
  rules: {
    dueDays: { atMost: 80 },
    overdueDays: { atLeast: 90, atMost: 90 },
    graceDays: { atLeast: 7, atMost: 30 },
    retirement: 'deactivate first',
    backups: true,
    updates: false,
    automatic: false,
    accounts: Array.from({ length: 12 }, (_, index) => `2100000000${index + 10}`),
  },
};

const manageds: Readonly<Record<string, GalleryState>> = {
  everything: { snapshot: { ...usual, managed }, press: [viewNames.settings] },
  'the other way': {
    snapshot: {
      ...usual,
      managed: {
        ...managed,
        rules: {
          dueDays: { atLeast: 30 },
          graceDays: {},
          retirement: 'delete at once',
          backups: false,
          updates: true,
          automatic: true,
        },
      },
    },
    press: [viewNames.settings],
  },
  nothing: {
    snapshot: { ...usual, managed: { ...managed, rules: {} } },
    press: [viewNames.settings],
  },
  'an account that is not allowed': {
    snapshot: {
      ...usual,
      managed,
      profiles: [
        {
          ...profiles.overdue,
          standing: {
            can: 'not now',
            failure: { code: 'ACCOUNT_NOT_ALLOWED', path: managed.path, account: ada.account },
          },
        },
      ],
    },
  },
  'a damaged file': {
    snapshot: {
      ...usual,
      managed: { ...managed, rules: rulesInDoubt },
      troubles: [{ code: 'POLICY_FILE_DAMAGED', path: managed.path, field: 'graceDays' }],
    },
  },
};

const version = '0.2.0';
const updates: Readonly<Record<UpdateView['state'], readonly UpdateView[]>> = {
  'not available': UpdateHindrance.options.map((because) => ({
    state: 'not available',
    because,
  })),
  'not allowed': [{ state: 'not allowed' }],
  'not asked': [{ state: 'not asked' }],
  off: [{ state: 'off' }, { state: 'off', checkedAt: fixtureNow - DAY }],
  none: [{ state: 'none' }, { state: 'none', checkedAt: fixtureNow - DAY }],
  checking: [{ state: 'checking' }],
  downloading: [{ state: 'downloading', version, percent: 42 }],
  ready: [{ state: 'ready', version }],
  deferred: [{ state: 'deferred', version }],
  failed: [{ state: 'failed', failure: { code: 'UPDATE_DAMAGED' }, at: fixtureNow }],
};

const policies: readonly Snapshot['policy'][] = [
  usual.policy,
  { backups: false, graceDays: 1, retirement: 'delete at once' },
];

/** A rotation that failed with each code of the closed list. */
function failedWith(code: ErrorCode): GalleryState {
  const failure: Failure = {
    code,
    path: '/home/ada/.aws/credentials',
    line: 12,
    action: 'CreateAccessKey',
    awsName: 'AccessDenied',
    requestId: '5e7f0f2a-1111-2222-3333-444455556666',
    policy: 'arn:aws:iam::111122223333:policy/a-policy-with-a-longer-name',
  };
  return { snapshot: { ...usual, rotations: [{ ...rotations.readOnly, failure }] } };
}

function problemsOf(): Snapshot {
  const [first, ...rest] = usual.files;
  const problems = FileProblem.shape.problem.options.map((problem, index): FileProblem => ({
    problem,
    line: index + 20,
    firstLine: 4,
    name: 'dev',
    refusedBy: ['AWS CLI', 'Go SDK'],
  }));
  const failure: Failure = { code: 'FILE_REJECTED', path: '/home/ada/.aws/credentials', line: 20 };
  return first === undefined
    ? usual
    : {
        ...usual,
        files: [{ ...first, state: 'refused', failure, problems, openToOthers: true }, ...rest],
      };
}

function* all(): Generator<readonly [string, GalleryState]> {
  for (const [name, snapshot] of Object.entries(snapshots)) {
    yield [`snapshot ${name}`, { snapshot }];
  }
  for (const [name, snapshot] of Object.entries(standings)) {
    yield [`standing ${name}`, { snapshot }];
  }
  for (const [view, states] of Object.entries(views)) {
    for (const [index, state] of states.entries()) yield [`view ${view} ${index}`, state];
  }
  for (const code of errorCodes) yield [`error ${code}`, failedWith(code)];
  for (const [state, shown] of Object.entries(addings)) {
    for (const [index, adding] of shown.entries()) {
      yield [`adding ${state} ${index}`, { snapshot: { ...usual, adding } }];
    }
  }
  yield ['adding nothing yet', { snapshot: snapshots.empty, press: [addKeyWords.open] }];
  yield ['where else, opened', { snapshot: snapshots.handedOut, press: [handoutWords.title] }];
  for (const profile of [profiles.overdue, profiles.fresh, profiles.elsewhere, profiles.root]) {
    for (const [index, policy] of policies.entries()) {
      const snapshot = { ...usual, profiles: [profile], policy };
      yield [`details ${profile.name} ${index}`, { snapshot, press: [detailsWords.summary] }];
    }
  }
  for (const [state, shown] of Object.entries(automatics)) {
    for (const [index, automatic] of shown.entries()) {
      const snapshot = { ...usual, profiles: [{ ...profiles.overdue, automatic }] };
      yield [`by itself ${state} ${index}`, { snapshot, press: [detailsWords.summary] }];
    }
  }
  for (const [name, state] of Object.entries(manageds)) yield [`managed, ${name}`, state];
  for (const [state, shown] of Object.entries(updates)) {
    for (const [index, now] of shown.entries()) {
      const snapshot = { ...usual, updates: { daily: state !== 'off', now } };
      yield [`updates ${state} ${index}`, { snapshot, press: [viewNames.settings] }];
    }
  }
  yield* regionStates();
  yield ['file problems', { snapshot: problemsOf() }];
  yield ['main does not answer', { snapshot: usual, notReached: { code: 'UNEXPECTED' } }];
}

/** Every state of the window, by name. */
export const galleryStates: ReadonlyMap<string, GalleryState> = new Map(all());
