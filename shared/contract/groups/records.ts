import { z } from 'zod';
import { Chosen } from '../chosen.ts';
import { ExportFormat, HistoryFilter, HistoryPage } from '../history.ts';
import { call, type Group, Nothing } from '../message.ts';
import { ProfileRef } from '../references.ts';
import { TeamFilter, TeamPage } from '../team.ts';

const Limit = z.number().int().min(1).max(200);

/** The record of everything done. */
export const history = {
  page: call(
    'gives a page of the history, of the lines that meet a filter',
    z.strictObject({
      offset: z.number().int().min(0).max(10_000_000),
      limit: Limit,
      filter: HistoryFilter.optional(),
    }),
    HistoryPage,
  ),
  export: call(
    'writes these lines into a file of the person’s choice',
    z.strictObject({ format: ExportFormat, filter: HistoryFilter }),
    Chosen,
  ),
} as const satisfies Group<'history'>;

/** The keys of everybody in an account. */
export const team = {
  requestReport: call(
    'requests the credential report of the account from AWS',
    z.strictObject({ profile: ProfileRef }),
    Nothing,
  ),
  page: call(
    'gives a page of the users of the report',
    z.strictObject({
      offset: z.number().int().min(0).max(1_000_000),
      limit: Limit,
      filter: TeamFilter,
    }),
    TeamPage,
  ),
  export: call(
    'writes these users into a file of the person’s choice',
    z.strictObject({ filter: TeamFilter }),
    Chosen,
  ),
  copyPolicy: call(
    'copies the policy that requesting the report needs; main writes it',
    Nothing,
    Nothing,
  ),
} as const satisfies Group<'team'>;
