import { Failed } from '../../shared/failure.ts';
import type { AccessKeyId } from '../../shared/identifiers.ts';
import type { OpenChoice } from '../../shared/rotation.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { reachedIn } from './entry.ts';
import type { Journalled } from './run.ts';

/**
 * What a person decided about an open rotation, journalled before anything is done about it.
 * Throws UNKNOWN_ROTATION for a decision that does not fit, KEY_IN_FILES for a key that is in use: nothing has changed then.
 */
export async function settleByPerson(
  context: Journalled,
  choice: OpenChoice,
  key: AccessKeyId | undefined,
): Promise<'goes on' | 'closed'> {
  const { open } = context.entry();
  if (open === undefined) {
    throw new Failed({ code: 'UNKNOWN_ROTATION' });
  }
  switch (choice) {
    case 'try again':
      await context.record({ kind: 'resumed' });
      return 'goes on';
    case 'delete the key left behind': {
      // Only what the person was shown can be meant.
      const shown = open.keys.some((facts) => facts.keyId === key);
      if (key === undefined || !shown || context.entry().plan.existing.includes(key)) {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      await requireNotInUse(context, key);
      const { failure } = open;
      const reached = reachedIn(context.entry().progress);
      await context.record({ kind: 'rolling back', failure, reached, newKey: key });
      return 'goes on';
    }
    case 'it is not mine':
    case 'it is settled':
      await context.record({ kind: 'closed', by: 'a person' });
      await context.ports.journal.remove(context.run().id);
      return 'closed';
    default:
      return unreachable(choice);
  }
}

/** A key that a file holds is in use: it is never deleted. */
async function requireNotInUse({ ports }: Journalled, key: AccessKeyId): Promise<void> {
  const [place] = await ports.files.placesOf(key);
  if (place !== undefined) {
    throw new Failed({ code: 'KEY_IN_FILES', path: place.path, line: place.line });
  }
}
