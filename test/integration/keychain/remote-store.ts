import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { KeychainError } from '../../../main/keychain/keychain-error.ts';
import { slot, type SecretStore } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import type { Environment } from '../../support/desktop/processes.ts';
import { Answer, type Question } from './messages.ts';

const Reason = z.enum(['locked', 'absent', 'failed', 'timed out']);

/** The keytar store, in a process that lives in the session under test. */
export type RemoteStore = SecretStore & {
  probe(): Promise<string>;
  end(): Promise<void>;
};

/** Starts the process; its calls of the keychain are given up after so many ms, if said. */
export function startStore(environment: Environment, limitMs?: number): RemoteStore {
  const program = fileURLToPath(new URL('store-process.ts', import.meta.url));
  const parameters = limitMs === undefined ? [] : [String(limitMs)];
  const child = fork(program, parameters, { execArgv: ['--import', 'tsx'], env: environment });
  const waiting = new Map<number, PromiseWithAnswer>();
  let count = 0;
  child.on('message', (message) => {
    const answer = Answer.parse(message);
    waiting.get(answer.number)?.resolve(answer);
    waiting.delete(answer.number);
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) {
      reject(new Error(`The store's process ended: ${code ?? signal ?? ''}`));
    }
  });

  async function ask(call: Question['call'], name = '', secret = ''): Promise<Answer['value']> {
    const number = (count += 1);
    const { value, reason } = await new Promise<Answer>((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      child.send({ number, call, name, secret });
    });
    if (reason !== undefined) throw new KeychainError(Reason.parse(reason));
    return value;
  }

  return {
    put: async (name, secret) => {
      await ask('put', name, secret.reveal());
    },
    get: async (name) => {
      const text = z
        .string()
        .optional()
        .parse(await ask('get', name));
      return text === undefined ? undefined : new Secret(text);
    },
    remove: async (name) => z.boolean().parse(await ask('remove', name)),
    list: async () =>
      z
        .array(z.string())
        .parse(await ask('list'))
        .map(slot)
        .filter((name) => name !== undefined),
    probe: async () => z.string().parse(await ask('probe')),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

type PromiseWithAnswer = {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: Error) => void;
};
