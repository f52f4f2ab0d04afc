// The keytar store in a process of its own: keytar stays on the bus that it found at its first call.
import { KeychainError } from '../../../main/keychain/keychain-error.ts';
import { createKeytarStore } from '../../../main/keychain/keytar-store.ts';
import { probeKeychain } from '../../../main/keychain/probe.ts';
import { slot, type Slot } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { Question, type Answer } from './messages.ts';

const limit = process.argv[2];
const store = createKeytarStore(limit === undefined ? {} : { limitMs: Number(limit) });

process.on('message', (message) => {
  const question = Question.parse(message);
  void answerTo(question).then((answer) => process.send?.({ ...answer, number: question.number }));
});

async function answerTo(question: Question): Promise<Omit<Answer, 'number'>> {
  try {
    return { value: await ask(question) };
  } catch (cause) {
    return { reason: cause instanceof KeychainError ? cause.reason : String(cause) };
  }
}

async function ask({ call, name, secret }: Question): Promise<Answer['value']> {
  switch (call) {
    case 'put':
      await store.put(slotNamed(name), new Secret(secret));
      return undefined;
    case 'get':
      return (await store.get(slotNamed(name)))?.reveal();
    case 'remove':
      return store.remove(slotNamed(name));
    case 'list':
      return [...(await store.list())];
    case 'probe':
      return probeKeychain(store);
  }
}

function slotNamed(name: string): Slot {
  const found = slot(name);
  if (found === undefined) throw new Error(`"${name}" is no slot`);
  return found;
}
