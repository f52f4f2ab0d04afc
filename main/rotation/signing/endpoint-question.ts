import type { Question } from '../../../shared/contract/question.ts';
import { hostsNotAgreed } from '../../aws/other-hosts/agreement.ts';
import type { Ports } from '../machine/ports.ts';
import type { LongTermProfile } from './profile-to-rotate.ts';

/**
 * What a person has to decide before anything is sent for a rotation of this profile: whether it may go there at all.
 */
export function endpointQuestion(ports: Ports, profile: LongTermProfile): Question | undefined {
  const hosts = hostsNotAgreed(ports.connectionOf(profile));
  return hosts.length === 0 ? undefined : { about: 'endpoint', hosts: [...hosts] };
}
