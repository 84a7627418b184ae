import { readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { HEADERS } from '../../src/server/guard';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** A server that knows nothing of ours: it hands out the files of one folder below a path, under the policy of the page. */
export class PlainServer {
  public static async start(folder: string): Promise<PlainServer> {
    const asked: string[] = [], server = createServer(({ method, url = '' }, response) => {
      asked.push(`${method} ${url}`);
      const name = basename(url.split('?')[0]);
      try {
        const file = url.endsWith(PATH) ? 'index.html' : name;
        response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[extname(file)] }).end(readFileSync(join(folder, file)));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return new PlainServer(server, asked);
  }

  /** @param asked every request */
  private constructor(private readonly server: Server, public readonly asked: readonly string[]) {}

  public get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public get address(): string {
    return this.origin + PATH;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Below which everything lies. */
const PATH = '/storage/demo/';
