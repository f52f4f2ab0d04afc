// Rules of this house that no plugin has. In JavaScript, because the linter loads them in plain Node.

/** Web preferences whose value is settled. Leaving one out is fine where that is Electron's default. */
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

/** Electron's raw ways between the processes. */
const rawChannels = new Set(['contextBridge', 'ipcMain', 'ipcRenderer']);

/** No web preference weakens the page, whatever it is set from. */
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

/** Messages pass through main/ipc alone. The composition root may hand a raw channel on, not use it. */
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

/** What the linter says is mended, or the rule is changed for all. */
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
    'hardened-pages': hardenedPages,
    'no-lint-exceptions': noLintExceptions,
  },
};
