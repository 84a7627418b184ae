import { request as http } from 'node:http';
import { request as https, RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node' with { 'resolution-mode': 'import' };

/** What the API server answered: JSON as it is, so that fields that nobody here knows stay. */
export interface Response {
  readonly status: number;
  readonly json: any;
  /** The same as it was written. */
  readonly text: string;
}

/** A request that the API server refused, or that did not reach it. */
export class RequestFailed extends Error {
  public constructor(public readonly status: number, public readonly json: any, reason: string) {
    super(reason);
  }
}

/** After so many seconds without an answer a request has failed. */
const PATIENCE = 30;

/** Requests to the API server as JSON. The typed API of the client library would drop fields that its types do not know, so only its way to the server is used. */
export class Rest {
  public constructor(private readonly config: KubeConfig) {}

  /** The answer, whatever its status; throws where nobody answers. */
  public async ask(method: string, path: string, query: Readonly<Record<string, string | undefined>> = {}, body?: unknown, type = 'application/json'): Promise<Response> {
    const { server = '' } = this.config.getCurrentCluster() ?? {};
    const url = new URL(`${server.replace(/\/$/, '')}${path}`);
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, value);
    const sends = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    // Node tells the length of a body by itself only where a method usually has one.
    const options: RequestOptions = { method, headers: { Accept: 'application/json', ...sends === undefined ? {} : { 'Content-Type': type, 'Content-Length': sends.length } } };
    await this.config.applyToHTTPSOptions(options);
    return new Promise((done, fail) => {
      const sent = (url.protocol === 'http:' ? http : https)(url, { ...options, timeout: PATIENCE * 1000 }, answer => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part)).on('error', fail).on('end', () => {
          const text = Buffer.concat(parts).toString();
          done({ status: answer.statusCode ?? 0, json: jsonIn(text) ?? { message: text.trim() }, text });
        });
      });
      sent.on('timeout', () => sent.destroy(new Error(`the API server at ${server} did not answer within ${PATIENCE} s`)));
      sent.on('error', error => fail(new RequestFailed(0, undefined, `the API server at ${server} cannot be asked: ${error.message || (error as NodeJS.ErrnoException).code}`)));
      sent.end(sends);
    });
  }

  /** The JSON of an answer that is no error. */
  public async get(method: string, path: string, query: Readonly<Record<string, string | undefined>> = {}, body?: unknown, type?: string): Promise<any> {
    const { status, json } = await this.ask(method, path, query, body, type);
    if (status >= 400) throw new RequestFailed(status, json, json?.message ?? `the API server answered ${status}`);
    return json;
  }
}

function jsonIn(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
