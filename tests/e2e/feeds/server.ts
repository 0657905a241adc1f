/**
 * The services that feeds are fetched from, at their real names: a TLS server on this machine, and a proxy that leads
 * requests for their hosts to it. Nothing leaves the machine.
 *
 * `certificate.pem` and its key are made for these tests: both are public, and only these tests trust them.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { resolve } from 'node:path';

/** The reachable hosts. Browsers' own requests to other hosts fail. `leads.example` is the host of no feed. */
export const services: ReadonlySet<string> = new Set([
  'huggingface.co',
  'rss.arxiv.org',
  'export.arxiv.org',
  'www.nature.com',
  'feeds.nature.com',
  'leads.example',
]);

/** A request to a service. */
export interface Asked {
  readonly url: URL;
  /** ms since 1970 */
  readonly at: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A service's answer; a function answers as it likes. */
export type FeedAnswer =
  | {
      readonly body?: string;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | ((response: ServerResponse) => void);

export interface FeedServer {
  /** Port of the proxy. */
  readonly proxy: number;
  readonly asked: Asked[];
  /** Answers from now on; nothing means a 404. */
  serve: (asked: Asked) => FeedAnswer | undefined;
  close(): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const read = (name: string) => readFileSync(resolve(import.meta.dirname, name));
  const asked: Asked[] = [];
  const server = createSecureServer(
    { key: read('key.pem'), cert: read('certificate.pem') },
    ({ url = '/', headers }, response) => {
      const one = { url: new URL(url, `https://${headers.host}`), at: Date.now(), headers };
      asked.push(one);
      reply(response, feeds.serve(one));
    },
  );
  const port = await listening(server);

  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A browser that is closed resets its open connections.
    socket.on('error', () => socket.destroy());
  };
  const proxy = createServer((_, response) => response.writeHead(502).end());
  proxy.on('connection', keep);
  proxy.on('connect', ({ url = '' }, client: Socket, head) => {
    if (!services.has(url.replace(/:443$/, ''))) {
      client.end('HTTP/1.1 502 Not here\r\n\r\n');
      return;
    }
    const service = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      service.write(head);
      service.pipe(client).pipe(service);
    });
    keep(service);
  });

  const feeds: FeedServer = {
    proxy: await listening(proxy),
    asked,
    serve: () => undefined,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await Promise.all([closed(server), closed(proxy)]);
    },
  };
  return feeds;
}

/** Sends an answer; nothing means a 404. */
export function reply(response: ServerResponse, answer: FeedAnswer | undefined): void {
  if (typeof answer === 'function') {
    answer(response);
    return;
  }
  const { status = answer ? 200 : 404, headers = {}, body = '' } = answer ?? {};
  response.writeHead(status, headers).end(body);
}

/** An answer that is held back until released. */
export interface Held {
  readonly answer: FeedAnswer;
  /** Resolves when it was requested. */
  readonly asked: Promise<void>;
  letGo(): void;
}

/** Holds an answer back; sends its first `begun` characters, if any, at once. */
export function hold(body: string, begun = 0): Held {
  const [asked, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  return {
    answer(response) {
      if (begun > 0) response.writeHead(200).write(body.slice(0, begun));
      asked.resolve();
      // Harmless if the worker was killed meanwhile and no longer waits.
      void gone.promise.then(() => response.end(body.slice(begun)));
    },
    asked: asked.promise,
    letGo: () => gone.resolve(),
  };
}

interface Server {
  listen(port: number, host: string, done: () => void): unknown;
  address(): AddressInfo | string | null;
  close(done: () => void): unknown;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server) => new Promise<void>((resolve) => server.close(resolve));
