import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import type { PreparedRuntime } from '../prepare/types.ts';
import type { Circumstances } from './document.ts';

/** This computer, now, with this runtime. */
export function circumstancesNow({ runtime }: PreparedRuntime): Circumstances {
  const processors = cpus();
  const standIn = runtime.kind === 'stand-in' ? ', a stand-in for the pinned one' : '';
  return {
    date: new Date(),
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memory: totalmem(),
    system: `${type()} ${release()}, ${arch()}`,
    load: loadavg()[0] ?? Number.NaN,
    runtime: `Electron ${runtime.version}${standIn}, Node ${process.versions.node}`,
  };
}
