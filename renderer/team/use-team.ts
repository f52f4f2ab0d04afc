import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Bridge } from '../../shared/contract/contract.ts';
import type { TeamFilter, TeamPage } from '../../shared/contract/team.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { settle } from '../bridge/bridge.ts';

const PAGE = 50;

/** The part of the table that has been read. */
export type ReadTeam = {
  /** Undefined until the first page has come. */
  readonly page: TeamPage | undefined;
  readonly failure: Failure | undefined;
  /** Whether a request is pending. */
  readonly pending: boolean;
  readonly more: () => void;
  readonly again: () => void;
};

/** One request, and the report, limits and filter it was made for. */
type TeamRequest = { readonly asOf: string };

/** Reads the table page by page, and again whenever `version` or the filter changes. */
export function useTeam(
  bridge: Pick<Bridge, 'team'>,
  version: string,
  filter: TeamFilter,
): ReadTeam {
  const [page, setPage] = useState<TeamPage | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const [pending, setPending] = useState(false);
  // An answer to an older request is ignored.
  const newest = useRef<TeamRequest | undefined>(undefined);

  async function read(asked: TeamRequest, keep: TeamPage['rows']): Promise<void> {
    newest.current = asked;
    const reply = await settle(() =>
      bridge.team.page({ offset: keep.length, limit: PAGE, filter }),
    );
    if (newest.current !== asked) {
      return;
    }
    setPending(false);
    setFailure(reply.ok ? undefined : reply.failure);
    if (reply.ok) {
      setPage({ ...reply.value, rows: [...keep, ...reply.value.rows] });
    }
  }

  const readAnew = useEffectEvent((wanted: string) => {
    void read({ asOf: wanted }, []);
  });
  const asOf = `${version}\n${JSON.stringify(filter)}`;
  useEffect(() => {
    readAnew(asOf);
  }, [asOf]);

  return {
    page,
    failure,
    pending,
    more: () => {
      setPending(true);
      void read({ asOf }, page?.rows ?? []);
    },
    again: () => {
      void read({ asOf }, []);
    },
  };
}
