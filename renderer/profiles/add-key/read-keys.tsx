import { useId, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import type { AddKeyView, NewKeyView } from '../../../shared/contract/add-key-view.ts';
import type { ProfileView } from '../../../shared/contract/snapshot.ts';
import { newProfileName, suggestName } from '../../../shared/keys/new-profile-name.ts';
import type { ErrorCode } from '../../../shared/values/failure.ts';
import { maskKeyId } from '../../../shared/values/identifiers.ts';
import { addKeyWords } from '../../../shared/words/profiles/add-key.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { AboutNewKey } from './about-new-key.tsx';

type ReadKeysProps = {
  readonly read: Extract<AddKeyView, { readonly state: 'read' }>;
  readonly profiles: readonly ProfileView[];
  readonly onClose: () => void;
};

/** The pending keys, what AWS reports about them, and the profile name for one of them. */
export function ReadKeys({ read, profiles, onClose }: ReadKeysProps): ReactElement {
  const bridge = useBridge();
  const adding = useCommand();
  const id = useId();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [sent, setSent] = useState(false);
  const key = read.keys.find(({ keyId }) => keyId === chosen) ?? read.keys[0];
  const taken = profiles.flatMap((profile) => (profile.key === undefined ? [] : [profile.name]));
  const name = typed ?? suggestName(taken, userOf(key));
  const wrong = whatIsWrong(name, taken);
  const isAccepted = key?.asked.answer === 'accepted';
  const dependsOnProfile = key !== undefined && mayDependOnProfile(key);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setSent(true);
    if (key === undefined || wrong !== undefined) return;
    if (isAccepted) {
      adding.run(() => bridge.pendingKeys.add({ keyId: key.keyId, profile: name }));
    } else if (dependsOnProfile) {
      adding.run(() => bridge.pendingKeys.askAws({ profile: name }));
    }
  }

  return (
    <form className="form" noValidate onSubmit={submit}>
      {read.keys.length > 1 && (
        <KeyChoice keys={read.keys} chosen={key?.keyId} onChoose={setChosen} />
      )}
      {key !== undefined && <AboutNewKey about={key} />}
      {(isAccepted || dependsOnProfile) && (
        <div className="field">
          <label htmlFor={`${id}-name`}>{addKeyWords.name}</label>
          <p id={`${id}-hint`} className="hint">
            {isAccepted ? addKeyWords.nameHint : addKeyWords.profileHint}
          </p>
          <input
            id={`${id}-name`}
            className="box"
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={name}
            aria-describedby={`${id}-hint ${id}-wrong`}
            aria-invalid={sent && wrong !== undefined}
            onChange={({ target }) => {
              setTyped(target.value.trim());
            }}
          />
        </div>
      )}
      <div role="alert" id={`${id}-wrong`} className="form-alert">
        {(sent || typed !== undefined) && wrong}
      </div>
      <CommandFailure command={adding} level={3} />
      <div className="actions">
        {isAccepted && (
          <button type="submit" className="button button-primary" aria-disabled={adding.pending}>
            {addKeyWords.add}
          </button>
        )}
        {dependsOnProfile && (
          <button type="submit" className="button button-plain" aria-disabled={adding.pending}>
            {addKeyWords.askWithProfile}
          </button>
        )}
        <Button tone="quiet" onClick={onClose}>
          {addKeyWords.cancel}
        </Button>
      </div>
    </form>
  );
}

function userOf(key: NewKeyView | undefined): string | undefined {
  return key?.asked.answer === 'accepted' ? key.asked.user : key?.user;
}

// For these, the answer depends on the region or endpoint, which is a setting of the profile.
const ofTheRegion: ReadonlySet<ErrorCode> = new Set([
  'KEY_NOT_ACCEPTED',
  'REGION_NOT_KNOWN',
  'REGION_NOT_FOUND',
  'REGION_NOT_ENABLED',
  'REGION_STS_OFF',
]);

function mayDependOnProfile({ asked }: NewKeyView): boolean {
  return asked.answer === 'none' && ofTheRegion.has(asked.failure.code);
}

function whatIsWrong(name: string, taken: readonly string[]): string | undefined {
  if (taken.includes(name)) {
    return addKeyWords.nameTaken(name);
  }
  return newProfileName(name) === undefined ? addKeyWords.nameWrong : undefined;
}

type KeyChoiceProps = {
  readonly keys: readonly NewKeyView[];
  readonly chosen: string | undefined;
  readonly onChoose: (keyId: string) => void;
};

function KeyChoice({ keys, chosen, onChoose }: KeyChoiceProps): ReactElement {
  const id = useId();
  return (
    <fieldset className="question">
      <legend>{addKeyWords.which}</legend>
      {keys.map(({ keyId, user }) => (
        <div key={keyId} className="answer">
          <input
            type="radio"
            id={`${id}-${keyId}`}
            name={id}
            checked={keyId === chosen}
            onChange={() => {
              onChoose(keyId);
            }}
          />
          <label htmlFor={`${id}-${keyId}`}>{maskKeyId(keyId)}</label>
          {user !== undefined && <p className="follows">{addKeyWords.fileSays(user)}</p>}
        </div>
      ))}
    </fieldset>
  );
}
