// Rules of this project that no plugin has. In JavaScript, because the linter loads them in plain Node.

/** Web preferences with a fixed value. Leaving one out is fine where Electron has it as its default. */
const settledPreferences = new Map([
  ['allowRunningInsecureContent', false],
  ['contextIsolation', true],
  ['enableBlinkFeatures', ''],
  ['experimentalFeatures', false],
  ['nodeIntegration', false],
  ['nodeIntegrationInSubFrames', false],
  ['nodeIntegrationInWorker', false],
  ['sandbox', true],
  ['webSecurity', true],
  ['webviewTag', false],
]);

/** Electron's raw messaging between processes. */
const rawChannels = new Set(['contextBridge', 'ipcMain', 'ipcRenderer']);

/** No web preference weakens the page, in any notation. */
const hardenedPages = {
  create(context) {
    return {
      Property(node) {
        const name = node.key.name ?? node.key.value;
        if (node.parent.type !== 'ObjectExpression' || !settledPreferences.has(name)) return;
        const settled = settledPreferences.get(name);
        if (node.value.type === 'Literal' && node.value.value === settled) return;
        context.report({ node, message: `${name} is settled for every page: ${settled}.` });
      },
    };
  },
};

/** Messages pass only through main/ipc. The composition root may pass a raw channel on, but not use it. */
const channelsOnlyInIpc = {
  create(context) {
    const file = context.filename.replaceAll('\\', '/');
    if (file.includes('/main/ipc/')) return {};
    const isCompositionRoot = file.endsWith('/main/start/front.ts');
    const message = 'Messages between the processes pass through main/ipc alone.';
    return {
      ImportSpecifier(node) {
        if (isCompositionRoot || !isFromElectron(node.parent)) return;
        if (rawChannels.has(node.imported.name)) context.report({ node, message });
      },
      ExportSpecifier(node) {
        if (!isFromElectron(node.parent)) return;
        if (rawChannels.has(node.local.name)) context.report({ node, message });
      },
      MemberExpression(node) {
        const isOnChannel = node.object.type === 'Identifier' && rawChannels.has(node.object.name);
        const isChannel = !node.computed && rawChannels.has(node.property.name);
        if (isOnChannel || isChannel) context.report({ node, message });
      },
    };
  },
};

function isFromElectron(declaration) {
  const source = declaration.source?.value;
  return source === 'electron' || source?.startsWith('electron/') === true;
}

/** The SDK looks up options that it lacks, perhaps from another profile: clients are created where all are given. */
const clientsInOnePlace = {
  create(context) {
    const file = context.filename.replaceAll('\\', '/');
    if (file.endsWith('/main/aws/sdk-clients.ts')) return {};
    const message = 'Clients of AWS are made in main/aws/sdk-clients.ts alone.';
    return {
      NewExpression({ callee }) {
        const name = callee.property?.name ?? callee.name ?? '';
        if (/^(?:IAM|STS)(?:Client)?$/u.test(name)) context.report({ node: callee, message });
      },
    };
  },
};

/** Words follow the spoken language: one read while a module is loaded stays in the first language. */
const wordsReadWhereSaid = {
  create(context) {
    const words = new Set();
    const report = (node, name) => {
      if (!words.has(name) || isInFunction(node)) return;
      context.report({ node, message: 'Read a word where it is said: the language may change.' });
    };
    return {
      ImportDeclaration({ source, specifiers }) {
        if (!/\/words\/(?!language\.ts$)[\w-]+\.ts$/.test(source.value)) return;
        for (const { local } of specifiers) words.add(local.name);
      },
      MemberExpression(node) {
        report(node, node.object.name);
      },
      CallExpression(node) {
        report(node, node.callee.name);
      },
      SpreadElement(node) {
        report(node, node.argument.name);
      },
      VariableDeclarator(node) {
        if (node.id.type === 'ObjectPattern') report(node, node.init?.name);
      },
    };
  },
};

function isInFunction(node) {
  for (let above = node.parent; above; above = above.parent) {
    if (/Function/.test(above.type)) return true;
  }
  return false;
}

/** A finding of the linter is fixed, or the rule is changed for all. */
const noLintExceptions = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!/^\s*(oxlint|eslint)-(disable|enable)/.test(comment.value)) continue;
          context.report({
            loc: comment.loc,
            message: 'Mend it, or change the rule for everybody.',
          });
        }
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: {
    'channels-only-in-ipc': channelsOnlyInIpc,
    'clients-in-one-place': clientsInOnePlace,
    'hardened-pages': hardenedPages,
    'no-lint-exceptions': noLintExceptions,
    'words-read-where-said': wordsReadWhereSaid,
  },
};
