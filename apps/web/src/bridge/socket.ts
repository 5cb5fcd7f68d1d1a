import type { Socket } from './bridge.ts';

/** The browser's WebSocket to the server that served this page. */
export function connectSocket(): Socket {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/bridge`);
  socket.binaryType = 'arraybuffer';
  return {
    send: (data) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(data);
    },
    close: () => socket.close(),
    onOpen: (listener) => socket.addEventListener('open', listener),
    onMessage: (listener) =>
      socket.addEventListener('message', (event: MessageEvent<string | ArrayBuffer>) =>
        listener(typeof event.data === 'string' ? event.data : new Uint8Array(event.data)),
      ),
    onClose: (listener) => socket.addEventListener('close', listener),
  };
}

/** A random id of 128 bits. `crypto.randomUUID` needs a secure context, `getRandomValues` does not. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (octet) =>
    octet.toString(16).padStart(2, '0'),
  ).join('');
}
