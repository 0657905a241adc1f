import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** The requests that a browser sent through a proxy that answers nothing. */
export interface Recorder {
  readonly port: number;
  /** Host and port of every requested connection, and the full address of unencrypted requests, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy on this machine that records requests and forwards nothing. */
export async function startRecorder(): Promise<Recorder> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Not here\r\n\r\n');
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A browser that is closed resets its open connections.
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
