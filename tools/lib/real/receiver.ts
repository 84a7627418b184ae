import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

/** One alert, as Alertmanager tells it. */
export interface Received {
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly fingerprint: string;
}

/** Whom Alertmanager tells. */
export class Receiver {
  public server?: Server;
  private readonly active = new Map<string, Received>();

  /** Listens, and returns its address. */
  public async start(): Promise<string> {
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', part => { text += part; }).on('end', () => {
        for (const alert of JSON.parse(text).alerts as Received[]) if (alert.status === 'firing') this.active.set(alert.fingerprint, alert); else this.active.delete(alert.fingerprint);
        response.end();
      });
    });
    this.server = server;
    await new Promise<void>(done => { server.listen(0, '127.0.0.1', done); });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  /** What was told and not taken back. */
  public firing(): readonly Received[] {
    return [...this.active.values()];
  }
}
