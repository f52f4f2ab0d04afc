import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { Right, UserRights } from '../../shared/contract/permissions.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { mayAttachPolicy } from '../../shared/permissions/obstacles.ts';
import { refusalInWords } from '../../shared/permissions/refusal-in-words.ts';
import { foundInWords, permissionWords, whyNeeded } from '../../shared/words/permissions.ts';
import { viewNames } from '../../shared/words/window.ts';
import { CheckIcon, CircleIcon, KeyIcon, WarningIcon } from '../ui/icons.tsx';
import { ObstaclesCard } from './obstacles-card.tsx';
import { PermissionPolicyCard } from './permission-policy-card.tsx';

/** The permissions of each user, and what to request from an administrator. */
export function PermissionsView({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { permissions } = snapshot;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  // A person who opens this view without choosing a user mostly does so because a call was denied.
  const user =
    permissions.find(({ arn }) => arn === chosen) ??
    permissions.find(({ rights }) => rights.some(({ found }) => found === 'refused')) ??
    permissions[0];
  return (
    <>
      <header className="view-head">
        <h1>{viewNames.permissions}</h1>
      </header>
      <p>{permissionWords.intro}</p>
      {permissions.length > 1 && user !== undefined && (
        <UserChoice users={permissions} chosen={user.arn} onChoose={setChosen} />
      )}
      {user === undefined ? (
        <section className="empty">
          <KeyIcon />
          <h2 className="title">{permissionWords.none.title}</h2>
          <p>{permissionWords.none.body}</p>
        </section>
      ) : (
        <>
          <RightsCard user={user} />
          <ObstaclesCard key={`${user.arn} obstacles`} user={user} />
          {mayAttachPolicy(user) && <PermissionPolicyCard key={user.arn} user={user} />}
        </>
      )}
    </>
  );
}

type UserChoiceProps = {
  readonly users: readonly UserRights[];
  readonly chosen: string;
  readonly onChoose: (arn: string) => void;
};

function UserChoice({ users, chosen, onChoose }: UserChoiceProps): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{permissionWords.user}</label>
      <select
        id={id}
        className="box"
        value={chosen}
        onChange={({ target }) => {
          onChoose(target.value);
        }}
      >
        {users.map(({ arn, user, account }) => (
          <option key={arn} value={arn}>
            {permissionWords.ofAccount(user, account)}
          </option>
        ))}
      </select>
    </div>
  );
}

function RightsCard({ user }: { readonly user: UserRights }): ReactElement {
  const { columns } = permissionWords;
  return (
    <section className="card">
      <h2 className="title">{permissionWords.ofAccount(user.user, user.account)}</h2>
      <p className="hint">
        {permissionWords.heldBy(user.profiles)} {permissionWords.sinceStart}
      </p>
      <table className="history rights" aria-label={permissionWords.table(user.user)}>
        <thead>
          <tr>
            <th scope="col">{columns.action}</th>
            <th scope="col">{columns.why}</th>
            <th scope="col">{columns.found}</th>
          </tr>
        </thead>
        <tbody>
          {user.rights.map((right) => (
            <tr key={right.action}>
              <td className="cell-event" translate="no">
                {right.action}
              </td>
              <td className="cell-why">
                {whyNeeded[right.action]}
                {right.found === 'refused' && (
                  <span className="path refusal" translate="no">
                    {refusalInWords(user, right)}
                  </span>
                )}
              </td>
              <td className={`cell-found found-${right.found.replaceAll(' ', '-')}`}>
                <FoundIcon found={right.found} />
                {foundInWords(right)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const foundIcons = {
  granted: CheckIcon,
  refused: WarningIcon,
  'not tried': CircleIcon,
} as const satisfies Record<Right['found'], () => ReactElement>;

function FoundIcon({ found }: Pick<Right, 'found'>): ReactElement {
  const Icon = foundIcons[found];
  return <Icon />;
}
