import type { BackupFacts } from '../../../main/keychain/backups.ts';
import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import {
  accessKeyId,
  type AccessKeyId,
  accountId,
  userId,
} from '../../../shared/values/identifiers.ts';

/** A secret that is nowhere but in the sample pair. */
export const sampleSecret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

export const samplePair: KeyPair = {
  id: known(accessKeyId('AKIAIOSFODNN7EXAMPLE')),
  secret: new Secret(sampleSecret),
};

/** The id of another key. */
export const otherId: AccessKeyId = known(accessKeyId('AKIAI44QH8DHBEXAMPLE'));

export const sampleFacts: BackupFacts = {
  account: known(accountId('123456789012')),
  userId: known(userId('AIDACKCEVSQ6C2EXAMPLE')),
  userName: 'alice',
  profiles: ['default', 'work'],
};

/** When samples are kept, in ms. */
export const sampleTime = Date.UTC(2026, 0, 2, 3, 4, 5);

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The sample is malformed');
  return value;
}
