import type { ReactElement } from 'react';
import { viewNames, windowWords } from '../../shared/words/window.ts';
import type { View } from '../bridge/show-view.ts';
import { KeyIcon } from '../ui/icons.tsx';

const views: readonly View[] = ['profiles', 'history', 'permissions', 'team', 'settings'];

/** The navigation of the window. */
export function Navigation({
  view,
  onChange,
}: {
  readonly view: View;
  readonly onChange: (view: View) => void;
}): ReactElement {
  return (
    <nav className="navigation" aria-label={windowWords.navigation}>
      <span className="mark">
        <KeyIcon />
      </span>
      <ul>
        {views.map((each) => (
          <li key={each}>
            <button
              type="button"
              className="tab"
              aria-current={each === view ? 'page' : undefined}
              onClick={() => {
                onChange(each);
              }}
            >
              {viewNames[each]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
