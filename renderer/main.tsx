import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { explain } from '../shared/words/errors.ts';
import { languageOf, speak } from '../shared/words/language.ts';
import { windowWords } from '../shared/words/window.ts';
import { App } from './app/app.tsx';
import { BridgeContext } from './bridge/bridge.ts';
import { createSnapshotStore } from './bridge/store.ts';
import { NextStep } from './failures/way-out.tsx';
import { Notice, Title } from './ui/notice.tsx';

type LastWords = { readonly title: string; readonly body: string; readonly next: string };

function OnlyWords({ words }: { readonly words: LastWords }): ReactElement {
  return (
    <main className="content">
      <Notice tone="danger" role="alert">
        <Title level={2}>{words.title}</Title>
        <p>{words.body}</p>
        <NextStep text={words.next} />
      </Notice>
    </main>
  );
}

function start(container: Element): void {
  // Until the first snapshot gives the language that a person has chosen.
  speak(languageOf(navigator.languages));
  const bridge = window.keyturn;
  const root: Root = createRoot(container, {
    // React removes everything after an error; a blank window would help nobody.
    onUncaughtError: () => {
      root.render(<OnlyWords words={explain({ code: 'UNEXPECTED' })} />);
    },
  });
  if (bridge === undefined) {
    root.render(<OnlyWords words={windowWords.noBridge} />);
    return;
  }
  const store = createSnapshotStore(bridge);
  void store.load();
  root.render(
    <StrictMode>
      <BridgeContext value={bridge}>
        <App store={store} />
      </BridgeContext>
    </StrictMode>,
  );
}

const container = document.querySelector('#root');
if (container === null) {
  throw new Error('index.html has no #root');
}
start(container);
