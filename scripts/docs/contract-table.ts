import { everyMessage } from '../../shared/contract/contract.ts';
import { markdownTable } from './markdown.ts';

/** Every message between window and main, in the words of the contract. */
export function contractTable(): string {
  return markdownTable(
    ['message', 'what it does'],
    everyMessage.map(({ group, verb, message }) => [`\`${group}.${verb}\``, message.description]),
  );
}
