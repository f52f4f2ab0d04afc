import { once } from 'node:events';
import { connect } from 'node:net';

const unlock = 1;
const done = 0;

/**
 * Unlocks the login keyring of a running gnome-keyring, as PAM does at login; its command line can't. Throws if the
 * password is refused.
 * https://gitlab.gnome.org/GNOME/gnome-keyring/-/blob/42.1/pam/gkr-pam-client.c
 */
export async function unlockLoginKeyring(controlSocket: string, password: string): Promise<void> {
  const connection = connect(controlSocket);
  await once(connection, 'connect');
  // a byte that carries the credentials comes first
  connection.write(Buffer.concat([Buffer.alloc(1), request(password)]));
  const parts: Buffer[] = [];
  connection.on('data', (part) => parts.push(part));
  await once(connection, 'end');
  connection.destroy();
  const answer = Buffer.concat(parts);
  const result = answer.length === 8 ? answer.readUInt32BE(4) : undefined;
  if (result !== done) throw new Error(`The keyring stays locked: answer ${String(result)}`);
}

/** Length of the whole, operation, length of the password, password. */
function request(password: string): Buffer {
  const text = Buffer.from(password);
  const head = Buffer.alloc(12);
  head.writeUInt32BE(head.length + text.length, 0);
  head.writeUInt32BE(unlock, 4);
  head.writeUInt32BE(text.length, 8);
  return Buffer.concat([head, text]);
}
