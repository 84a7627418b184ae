import { ChildProcess, spawn } from 'node:child_process';
import { IncomingMessage, request, RequestOptions } from 'node:http';

/** What a request was answered with. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly json: any;
}

/** Every process that was started, to end them whatever happens. */
const STARTED = new Set<ChildProcess>();

const asItIs = (...[program, ...words]: string[]): [string, string[]] => [program, words];

/** The command as it serves the page, in a process of its own. */
export class PageServer {
  /** @param placed the command of a process, where it does not run as it is */
  public static async start(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}, placed: typeof asItIs = asItIs): Promise<PageServer> {
    const [program, words] = placed(process.execPath, command, 'ui', ...args, '--no-open');
    const child = spawn(program, words, { cwd, env: { ...process.env, LANG: 'C', LC_ALL: 'C', KUBECONFIG: '/nowhere/kubeconfig', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    STARTED.add(child);
    let told = '';
    const address = await new Promise<string>((done, fail) => {
      const heard = (part: Buffer) => {
        told += part.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/.exec(told)?.[0];
        if (found !== undefined) done(found);
      };
      child.stdout.on('data', heard);
      child.stderr.on('data', heard);
      child.once('exit', code => fail(new Error(`it ended with ${code}: ${told}`)));
    });
    return new PageServer(child, address);
  }

  /** Whatever a test that failed has left. */
  public static stopAll(): void {
    for (const child of STARTED) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }

  public cookie = '';

  private constructor(public readonly process: ChildProcess, public readonly address: string) {}

  public get port(): number {
    return Number(new URL(this.address).port);
  }

  public get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  public get token(): string {
    return new URL(this.address).hash.slice(1);
  }

  /** Exchange the token, as the page does. */
  public async letIn(): Promise<this> {
    const { headers } = await this.post('session', { token: this.token });
    this.cookie = headers['set-cookie']?.[0].split(';')[0] ?? '';
    return this;
  }

  public post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answered> {
    return this.send({ method: 'POST', path: `/api/${path}`, headers: { 'Content-Type': 'application/json', 'Origin': this.origin, 'Cookie': this.cookie, ...headers } }, typeof body === 'string' ? body : JSON.stringify(body));
  }

  public send(options: RequestOptions, body?: string): Promise<Answered> {
    return new Promise((done, fail) => {
      const sent = request({ host: '127.0.0.1', port: this.port, agent: false, ...options }, answer => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part)).on('error', fail).on('end', () => {
          const text = Buffer.concat(parts).toString();
          done({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: /json/.test(answer.headers['content-type'] ?? '') ? JSON.parse(text) : undefined });
        });
      });
      // What is refused before it is read breaks off.
      sent.on('error', fail).end(body);
    });
  }

  /** Events from one on, until one of them is the last that is wanted; then whoever listens goes away. */
  public events(since: number | undefined, last: (event: any) => boolean): Promise<any[]> {
    return new Promise((done, fail) => {
      const all: any[] = [];
      const sent = request({ host: '127.0.0.1', port: this.port, path: '/api/events', headers: { Cookie: this.cookie, ...since === undefined ? {} : { 'Last-Event-ID': `${since}` } } }, answer => {
        let text = '';
        answer.on('data', (part: Buffer) => {
          text += part.toString();
          const blocks = text.split('\n\n');
          text = blocks.pop()!;
          for (const block of blocks) {
            const data = /^data: (.*)$/m.exec(block)?.[1];
            if (data === undefined || (all.length > 0 && last(all[all.length - 1]))) continue;
            all.push(JSON.parse(data));
            if (last(all[all.length - 1])) {
              sent.destroy();
              done(all);
            }
          }
        });
      });
      sent.on('error', error => { if (!(all.length > 0 && last(all[all.length - 1]))) fail(error); }).end();
    });
  }

  public async stop(): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const ended = new Promise<number | null>(done => this.process.once('exit', done));
    this.process.kill('SIGINT');
    return ended;
  }
}
