import { sweepBeside } from '../../../main/credentials/saving/temporary-file.ts';
import { createRotator, type Rotator } from '../../../main/rotation/rotator.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { rotationId, type RotationId } from '../../../shared/values/identifiers.ts';
import { watchTemporaryFiles } from './killable-files.ts';
import { createMoments } from './moments.ts';
import { type Act, type Message, OrderSheet } from './orders.ts';
import { filesOn, realPorts } from './real-ports.ts';

// Started as a separate process: the engine on real files and over HTTP does what its one argument orders, reports how
// it ended, and may end itself by SIGKILL before that.
const sheet = OrderSheet.parse(JSON.parse(process.argv[2] ?? ''));

function tell(message: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (cause) => {
      if (cause === null) resolve();
      else reject(cause);
    });
  });
}

const moments = createMoments(sheet.killAt, {
  die: () => {
    process.kill(process.pid, 'SIGKILL');
  },
  dieOnceActed: async (action) => {
    const understood = new Promise((resolve) => {
      process.once('message', resolve);
    });
    await tell({ kind: 'last call', action });
    await understood;
  },
});
watchTemporaryFiles(moments);

async function perform(rotator: Rotator, act: Act): Promise<void> {
  switch (act.act) {
    case 'rotate':
      await rotator.rotate(act.profile);
      break;
    case 'rotate all':
      await rotator.rotateAll(act.profiles);
      break;
    case 'answer':
      await rotator.answerUsedElsewhere(newest(rotator), act.usedElsewhere);
      break;
    case 'old key':
      await rotator.oldKey(newest(rotator), act.what);
      break;
    case 'after undo':
      await rotator.afterUndo(newest(rotator), act.newKey);
      break;
    case 'recover':
      await rotator.recover();
      break;
    default:
      unreachable(act);
  }
  await rotator.idle();
}

function newest(rotator: Rotator): RotationId {
  const id = rotationId(rotator.views()[0]?.id ?? '');
  if (id === undefined) throw new Error('there is no rotation');
  return id;
}

// As the application does when it starts.
for (const path of filesOn(sheet.folders).knownPaths()) await sweepBeside(path);
const ports = realPorts(sheet, moments);
await ports.locks.sweep();
const rotator = createRotator(ports, () => undefined);
for (const act of sheet.prepare) await perform(rotator, act);
moments.begin();
for (const act of sheet.acts) await perform(rotator, act);
await tell({ kind: 'ended', moments: [...moments.names], views: [...rotator.views()] });
process.disconnect();
