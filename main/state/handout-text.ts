import type { HandoutFormat } from '../../shared/elsewhere.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { KeyPair } from '../secrets/key-pair.ts';

/** The pair as a text that another program takes. It holds the secret: for the clipboard alone. */
export function handoutText({ id, secret }: KeyPair, format: HandoutFormat): string {
  const text = secret.reveal();
  switch (format) {
    case 'bash':
      return `export AWS_ACCESS_KEY_ID="${id}"\nexport AWS_SECRET_ACCESS_KEY="${text}"\n`;
    case 'fish':
      return `set -gx AWS_ACCESS_KEY_ID "${id}"\nset -gx AWS_SECRET_ACCESS_KEY "${text}"\n`;
    case 'PowerShell':
      return `$Env:AWS_ACCESS_KEY_ID="${id}"\n$Env:AWS_SECRET_ACCESS_KEY="${text}"\n`;
    case 'env file':
      return `AWS_ACCESS_KEY_ID="${id}"\nAWS_SECRET_ACCESS_KEY="${text}"\n`;
    case 'aws configure':
      // It asks for region and output, too: an empty answer keeps what is there.
      return `${id}\n${text}\n\n\n`;
    case 'JSON':
      return `${JSON.stringify({ AccessKeyId: id, SecretAccessKey: text }, undefined, 2)}\n`;
    case 'CSV':
      return `Access key ID,Secret access key\r\n${id},${text}\r\n`;
    default:
      return unreachable(format);
  }
}
