import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { auditFrom, judge, readExceptions } from './audit/judge.ts';
import { runNpm } from './prepare/run-npm.ts';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';
import { CannotPrepare } from './prepare/types.ts';

const limitMs = 2 * 60_000;

// Asks the registry for known faults in what is installed. Each one fails, unless scripts/audit/exceptions.json has a
// reason and a day until which it holds. Where the registry does not answer such questions, nothing was looked at: that
// is told, and it fails too.
await runScript(import.meta.url, async () => {
  const exceptionsFile = path.join(checkoutRoot, 'scripts/audit/exceptions.json');
  const exceptions = readExceptions(await readFile(exceptionsFile, 'utf8'));
  const { stdout } = await runNpm(['audit', '--json'], {
    cwd: checkoutRoot,
    timeoutMs: limitMs,
  });
  const audit = auditFrom(stdout);
  const faults = judge(audit.kind === 'answered' ? audit.advisories : [], exceptions, new Date());
  for (const fault of faults) say(fault);
  if (audit.kind === 'not answered') {
    throw new CannotPrepare(`Nothing was audited, the registry did not answer: ${audit.because}`);
  }
  if (faults.length > 0) throw new CannotPrepare('The audit failed.');
  say(`No known fault, ${String(exceptions.length)} exceptions.`);
});
