import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonOf } from './body';
import type { Context } from './context';
import { Guard, HEADERS } from './guard';
import { pageFiles } from './page-files';
import { refusal, refusalOf, unknown } from './refusal';
import { routeOf } from './routes';

/** A server that listens. */
export interface Listening {
  /** What is opened in a browser; it is good once. */
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** How often a silent stream says that it is still there, in milliseconds. */
const HEARTBEAT = 15_000;

/** Where the token is exchanged for a cookie. */
const SESSION = 'session';

/** Listen on this machine alone. */
export async function listen(context: Context, port: number, folder?: string): Promise<Listening> {
  const server = createServer({ requestTimeout: 60_000 }), page = pageFiles(folder);
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  const { port: chosen } = server.address() as AddressInfo, guard = new Guard(chosen);
  server.on('request', (request, response) => {
    void answer(request, response, context, guard, page).catch((error: Error) => refuse(response, error));
  });
  return { address: `http://127.0.0.1:${chosen}/#${guard.token}`, port: chosen, close: () => closed(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context, guard: Guard, page: ReturnType<typeof pageFiles>): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  guard.checkHost(request);
  const { method = '' } = request, url = new URL(request.url ?? '/', 'http://page'), { pathname } = url;
  if (!pathname.startsWith('/api/')) {
    const found = method === 'GET' || method === 'HEAD' ? page.read(pathname) : undefined;
    if (found === undefined) throw unknown(pathname);
    response.setHeader('Content-Type', found.type);
    response.end(method === 'HEAD' ? undefined : found.bytes);
    return;
  }
  if (pathname === '/api/events' && method === 'GET') {
    guard.checkSession(request);
    stream(request, response, context, Number(request.headers['last-event-id'] ?? url.searchParams.get('since') ?? 0));
    return;
  }
  if (method !== 'POST') throw unknown(pathname);
  const path = pathname.slice('/api/'.length), route = path === SESSION ? undefined : routeOf(path);
  guard.checkOrigin(request);
  if (route === undefined) {
    const { token } = await jsonOf(request);
    response.setHeader('Set-Cookie', guard.exchange(`${token}`));
    send(response, 200, {});
    return;
  }
  guard.checkSession(request);
  if (route.changes && context.readOnly) throw refusal(403, 'ui/read-only', route.path, 'this server only shows', "Run the command without '--read-only'");
  const body = await jsonOf(request), gone = new AbortController(), { 'if-match': seen } = request.headers;
  response.once('close', () => { if (!response.writableFinished) gone.abort(); });
  send(response, 200, await route.run(context, { body, signal: gone.signal, ...seen === undefined ? {} : { seen: seen.replace(/^"|"$/g, '') } }));
}

/** What happens in runs, from the event on that the page has seen last. */
function stream(request: IncomingMessage, response: ServerResponse, { runs }: Context, since: number): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': here\n\n');
  const end = runs.listen(Number.isFinite(since) ? since : 0, numbered => response.write(`id: ${numbered.seq}\ndata: ${JSON.stringify(numbered)}\n\n`));
  const beat = setInterval(() => response.write(': here\n\n'), HEARTBEAT).unref();
  request.once('close', () => {
    clearInterval(beat);
    end();
  });
}

function send(response: ServerResponse, status: number, value: object): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

function refuse(response: ServerResponse, error: Error): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, problem } = refusalOf(error);
  // What was not read is not read any more.
  response.setHeader('Connection', 'close');
  send(response, status, { status: 'refused', problems: [problem] });
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>(done => server.close(() => done()));
}
