import type { UpdateView } from '../contract/updates.ts';
import { unreachable } from '../lib/unreachable.ts';
import { updateWords } from '../words/settings/updates.ts';

/** The sentence of the settings card for a state that is no failure. */
export function updateSentence(
  view: Exclude<UpdateView, { readonly state: 'failed' }>,
  formatted: (instant: number) => string,
): string {
  switch (view.state) {
    case 'not available':
      return updateWords.hindrances[view.because];
    case 'not allowed':
      return updateWords.notAllowed;
    case 'checking':
      return updateWords.checking;
    case 'downloading':
      return updateWords.downloading(view.version, view.percent);
    case 'ready':
      return updateWords.ready(view.version);
    case 'deferred':
      return updateWords.deferred(view.version);
    case 'not asked':
    case 'off':
    case 'none':
      return view.checkedAt === undefined
        ? updateWords.notChecked
        : updateWords.newest(formatted(view.checkedAt));
    default:
      return unreachable(view);
  }
}
