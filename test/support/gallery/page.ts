import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { App } from '../../../renderer/app/app.tsx';
import { BridgeContext } from '../../../renderer/bridge/bridge.ts';
import { createSnapshotStore } from '../../../renderer/bridge/store.ts';
import { type Language, languageOf } from '../../../shared/words/language.ts';
import { bridgeFor } from './bridge.ts';
import { longStates } from './long-states.ts';
import { galleryStates } from './states.ts';

let root: Root | undefined;

/** Shows the state with that name in a language; the page reports when it is rendered. */
async function show(name: string, language: Language): Promise<void> {
  const state = galleryStates.get(name) ?? longStates.get(name);
  const container = document.querySelector('#root');
  if (state === undefined || container === null) throw new Error(`there is no state ${name}`);
  root?.unmount();
  const bridge = bridgeFor({ ...state, snapshot: { ...state.snapshot, language } });
  const store = createSnapshotStore(bridge);
  await store.load();
  const shown = createRoot(container);
  root = shown;
  flushSync(() => {
    shown.render(createElement(BridgeContext, { value: bridge }, createElement(App, { store })));
  });
  window.scrollTo(0, 0);
  document.body.dataset['shown'] = name;
}

// A custom event: Chromium throttles pages that change their address often.
window.addEventListener('show', (event) => {
  if (!(event instanceof CustomEvent)) return;
  const [name, language]: readonly string[] = String(event.detail).split('|');
  void show(name ?? '', languageOf([language ?? 'en']))
    .then(
      () => '',
      (cause: unknown) => String(cause),
    )
    .then((detail) => window.dispatchEvent(new CustomEvent('shown', { detail })));
});
