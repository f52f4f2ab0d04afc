import type { Question } from '../../shared/question.ts';
import { hostsToAsk } from '../aws/other-hosts.ts';
import type { Ports } from './ports.ts';
import type { LongTermProfile } from './profile-to-rotate.ts';

/** What a person has to decide before anything is sent for a rotation of this profile: whether it may go there at all. */
export function endpointQuestion(ports: Ports, profile: LongTermProfile): Question | undefined {
  const hosts = hostsToAsk(ports.connectionOf(profile), ports.trustedHosts.get(profile.name));
  return hosts.length === 0 ? undefined : { about: 'endpoint', hosts: [...hosts] };
}
