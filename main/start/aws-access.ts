import { createAws } from '../aws/aws.ts';
import { createNetwork, type Network } from '../aws/network/network.ts';
import { observedAws } from '../aws/observed-aws.ts';
import { agreedAws } from '../aws/other-hosts/agreed-aws.ts';
import { secureAws } from '../aws/secure-aws.ts';
import type { Aws } from '../aws/session.ts';
import { type AwsTime, createAwsTime } from '../snapshot/aws-time.ts';
import { createLastUses, type LastUses } from '../snapshot/last-uses.ts';
import { createQuarantines, type Quarantines } from '../snapshot/quarantines.ts';
import { createRights, type Rights } from '../snapshot/rights.ts';
import type { EngineOptions } from './engine-options.ts';

/** Access to AWS, and what its answers show beside their content: time, last uses, permissions. */
export type AwsAccess = {
  readonly network: Network;
  readonly aws: Aws;
  /** AWS's time; undefined if it is uncertain now. */
  readonly awsTime: AwsTime;
  readonly lastUses: LastUses;
  readonly rights: Rights;
  readonly quarantines: Quarantines;
};

export type AwsAccessOptions = Pick<EngineOptions, 'clock' | 'systemProxy'> & {
  readonly settings: Pick<EngineOptions['settings'], 'network' | 'lastUses'>;
  readonly log: EngineOptions['log'];
  /** Those of this process and of the login shell. */
  readonly variables: Readonly<Record<string, string | undefined>>;
};

/** Nothing is sent yet. */
export function openAwsAccess(options: AwsAccessOptions): AwsAccess {
  const { clock, settings, log, variables, systemProxy } = options;
  const network = createNetwork({ choice: settings.network.get, variables, systemProxy });
  const aws = secureAws(createAws(network));
  const awsTime = createAwsTime(clock, () => aws.clockOffset());
  // Compared with times that AWS reports.
  const awsNow = (): number => clock.now() + (aws.clockOffset() ?? 0);
  const lastUses = createLastUses({ now: awsNow, kept: settings.lastUses, log });
  const rights = createRights();
  const quarantines = createQuarantines();
  const observed = observedAws(aws, (told, ended) => {
    log.debug('AWS', told);
    lastUses.signed(ended.signer);
    rights.ended(ended);
    quarantines.ended(ended);
    if (ended.failure === undefined) awsTime.answered();
  });
  // Outermost: a request that is not signed is no use of the key, and not observed.
  return { network, aws: agreedAws(observed), awsTime, lastUses, rights, quarantines };
}
