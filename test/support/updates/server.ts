import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { startLocalServer } from '../network/local-server.ts';
import { developmentPrivateKey, signed } from './sign.ts';

/** A request, as the server has seen it. */
export type SeenRequest = { readonly path: string; readonly headers: IncomingMessage['headers'] };

/** What a server of updates answers. */
export type UpdateServer = {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Every path requested so far, without the number that prevents caching. */
  paths(): readonly string[];
  /** Serves other bytes than in the manifest. */
  tamper(): void;
  /** Serves another file for every package, as an attacker who has taken over the server does. */
  replace(file: string): void;
  /** The current list, without its signature. */
  readonly list: string;
  /** Serves half of the file, and never the rest. */
  halt(): void;
  /** How many requests wait for the rest. */
  waiting(): number;
  /** Answers every request for the manifest with this. */
  answer(status: number, text: string): void;
  /** Closes the connection in the middle of every answer of this kind. */
  breakOff(answer: 'list' | 'package'): void;
  close(): Promise<void>;
};

function breakOff(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => {
    response.destroy();
  });
}

/** A server with one version of Keyturn for Linux, whose file is this text. */
export async function startUpdateServer(version: string, file: string): Promise<UpdateServer> {
  const name = `keyturn-${version}-x64.AppImage`;
  const seen: SeenRequest[] = [];
  let handedOut = file;
  let halts = false;
  let waiting = 0;
  let broken: 'list' | 'package' | undefined;
  const list = manifestOf(version, name, file);
  let manifest = { status: 200, text: signed('latest-linux.yml', list, [developmentPrivateKey]) };
  const server = createServer(({ url = '/', headers }, response) => {
    const path = url.replace(/\?.*$/u, '');
    seen.push({ path, headers });
    if (path === '/latest-linux.yml') {
      const asks = manifest.status === 401 ? { 'www-authenticate': 'Basic realm="updates"' } : {};
      const head = { 'content-type': 'text/yaml', ...asks };
      if (broken === 'list') breakOff(response, manifest.text);
      else response.writeHead(manifest.status, head).end(manifest.text);
    } else if (path.endsWith('.AppImage') && broken === 'package') {
      breakOff(response, handedOut);
    } else if (path.endsWith('.AppImage')) {
      response.writeHead(200, { 'content-length': Buffer.byteLength(handedOut) });
      if (halts) {
        waiting += 1;
        response.on('close', () => {
          waiting -= 1;
        });
        response.write(handedOut.slice(0, handedOut.length / 2));
      } else {
        response.end(handedOut);
      }
    } else {
      response.writeHead(404).end();
    }
  });
  const { port, close } = await startLocalServer(server);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    paths: () => seen.map(({ path }) => path),
    tamper: () => {
      // Of the same length: only the hash differs.
      handedOut = file.replace('true', 'evil');
    },
    replace: (other) => {
      handedOut = other;
    },
    list,
    breakOff: (answer) => {
      broken = answer;
    },
    halt: () => {
      halts = true;
    },
    waiting: () => waiting,
    answer: (status, text) => {
      manifest = { status, text };
    },
    close,
  };
}

/** As electron-builder writes it. */
export function manifestOf(version: string, name: string, file: string): string {
  const sha512 = createHash('sha512').update(file).digest('base64');
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${String(Buffer.byteLength(file))}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-25T00:00:00.000Z'",
    '',
  ].join('\n');
}
