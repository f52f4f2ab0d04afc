import { createServer } from 'node:http';
import { type LocalServer, startLocalServer } from './local-server.ts';

/** The sign-in page of a network, which answers every request. */
export function startPortal(answer: 'page' | 'redirect'): Promise<LocalServer> {
  return startLocalServer(
    createServer((request, response) => {
      request.resume();
      if (answer === 'redirect') {
        response.writeHead(302, { Location: 'http://sign-in.example/welcome?from=aws' }).end();
      } else {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.end('<!doctype html><title>Welcome</title><p>Please sign in.</p>');
      }
    }),
  );
}
