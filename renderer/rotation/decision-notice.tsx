import { useId } from 'react';
import type { ReactElement } from 'react';
import type { DecisionChoice, DecisionReason } from '../../shared/contract/rotation.ts';
import { defined } from '../../shared/lib/defined.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { canDecideAboutKey } from '../../shared/rotations/decision-facts.ts';
import { decisionNextStep } from '../../shared/rotations/decision-next-step.ts';
import type { ErrorCode } from '../../shared/values/failure.ts';
import type { KeyFacts } from '../../shared/values/key-facts.ts';
import { explain } from '../../shared/words/errors.ts';
import {
  administratorMessage,
  openChoiceLabels,
  openSentence,
  openTitles,
  openWords,
} from '../../shared/words/rotation/open.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure, NextStep } from '../failures/way-out.tsx';
import type { UndecidedRotation } from '../list/list-items.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { formatInstant } from '../ui/format.ts';
import { KeyFactsList } from '../ui/key-facts-list.tsx';
import { Notice, Title } from '../ui/notice.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { ForAdministrator } from './for-administrator.tsx';
import { Steps } from './steps.tsx';

/** The choices about one key; the others are about the rotation as a whole. */
function isAboutKey(choice: DecisionChoice): boolean {
  switch (choice) {
    case 'delete the key left behind':
    case 'it is not mine':
      return true;
    case 'try again':
    case 'save it after all':
    case 'save the new key again':
    case 'undo the rotation':
    case 'keep the new key':
    case 'enter an MFA code':
    case 'take it over':
    case 'it is settled':
    case 'leave it on AWS':
      return false;
    default:
      return unreachable(choice);
  }
}

type OnChoice = (choice: DecisionChoice, keyId?: string) => void;

/** A rotation that needs a decision: what is known, each key in question, and the choices. */
export function DecisionNotice({
  rotation,
  now,
}: {
  readonly rotation: UndecidedRotation;
  readonly now: number;
}): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const focus = useKeptFocus<HTMLElement>();
  const { id, reason, failure, since, keys, choices, steps } = rotation;
  const cause = explain(failure);
  // The sentence of this reason includes the cause.
  const isCauseNamed = namesCause(reason, failure.code);
  const message = administratorMessage(reason, keys, rotation);
  // Without a known key every choice is offered for the rotation: none may be missing.
  const general = keys.length === 0 ? choices : choices.filter((choice) => !isAboutKey(choice));

  function choose(choice: DecisionChoice, keyId?: string): void {
    const about = defined({ keyId });
    command.run(() => bridge.rotation.decide({ rotation: id, choice, ...about }));
  }

  return (
    <section className="open-rotation" {...focus}>
      <Notice tone="warning" role="alert">
        <Title level={2}>{openTitles[reason]}</Title>
        <p className="hint">{openWords.about(rotation, formatInstant(since))}</p>
        <p>{openSentence(rotation)}</p>
        {!isCauseNamed && (
          <p>
            <strong className="lead-in">{openWords.whatHappened}</strong> {cause.body}
          </p>
        )}
        <NextStep text={decisionNextStep(rotation, cause.next)} />
        {keys.map((facts) => (
          <Candidate
            key={facts.keyId}
            facts={facts}
            now={now}
            choices={canDecideAboutKey(facts, rotation) ? choices : []}
            busy={command.pending}
            choose={choose}
          />
        ))}
        {message !== undefined && <ForAdministrator rotation={id} message={message} />}
        {general.length > 0 && (
          <div className="actions">
            {general.map((choice) => (
              <GeneralChoice key={choice} choice={choice} busy={command.pending} choose={choose} />
            ))}
          </div>
        )}
        <Steps steps={steps} slim />
      </Notice>
      <CommandFailure command={command} level={3} />
    </section>
  );
}

/** Whether the sentence of the reason includes what the failure would say. */
function namesCause(reason: DecisionReason, code: ErrorCode): boolean {
  return (
    (reason === 'answer lost' && code === 'ANSWER_LOST') ||
    (reason === 'left on AWS' && code === 'LEFT_BEHIND') ||
    (reason === 'older key' && code === 'KEY_OLDER_THAN_ROTATION')
  );
}

function GeneralChoice({
  choice,
  busy,
  choose,
}: {
  readonly choice: DecisionChoice;
  readonly busy: boolean;
  readonly choose: OnChoice;
}): ReactElement {
  const act = (): void => {
    choose(choice);
  };
  return choice === 'take it over' ? (
    <ConfirmButton
      label={openChoiceLabels[choice]}
      question={openWords.takeOver}
      confirm={openWords.confirmTakeOver}
      keep={openWords.leaveIt}
      busy={busy}
      onConfirm={act}
    />
  ) : (
    <Button busy={busy} onClick={act}>
      {openChoiceLabels[choice]}
    </Button>
  );
}

type CandidateProps = {
  readonly facts: KeyFacts;
  readonly now: number;
  readonly choices: readonly DecisionChoice[];
  readonly busy: boolean;
  readonly choose: OnChoice;
};

function Candidate({ facts, now, choices, busy, choose }: CandidateProps): ReactElement {
  const id = useId();
  const offered = choices.filter((choice) => isAboutKey(choice));
  // A key that a file holds is never offered; main refuses it as well.
  const held = facts.profiles.length > 0 && offered.length > 0;
  return (
    <div className="candidate">
      <KeyFactsList facts={facts} now={now} id={id} />
      {held && <p className="remark">{openWords.held(facts.profiles)}</p>}
      {!held && offered.length > 0 && (
        <div className="actions">
          {offered.map((choice) => (
            <Button
              key={choice}
              tone={choice === 'delete the key left behind' ? 'danger' : 'plain'}
              busy={busy}
              describedBy={id}
              onClick={() => {
                choose(choice, facts.keyId);
              }}
            >
              {openChoiceLabels[choice]}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
