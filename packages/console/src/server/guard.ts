import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { refusal } from './refusal';

/** What a browser may do with anything that comes from here: use files of this server, and nothing of anybody else. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "font-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; '),
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Lets in whoever has the address that was printed, and only from a page of this server. The address holds a token that is good once;
 * for it the browser gets a cookie that scripts cannot read and other sites cannot send.
 */
export class Guard {
  /** Good once. */
  public readonly token = secret();
  private readonly session = secret();
  private open = true;

  public constructor(private readonly port: number) {}

  /** A site that has its own name lead to this machine is another site all the same. */
  public checkHost({ headers: { host = '' } }: IncomingMessage): void {
    if (!this.hosts.includes(host)) throw refusal(403, 'ui/host', host, 'this address is not the one of this server', 'Open the address that the command has printed');
  }

  /** A request that changes something, or asks for much, comes from our own page. */
  public checkOrigin({ headers: { origin = '', 'sec-fetch-site': site = 'same-origin' } }: IncomingMessage): void {
    if (!this.hosts.some(host => origin === `http://${host}`) || site !== 'same-origin') throw refusal(403, 'ui/origin', origin, 'another site has sent this', 'Do it on the page that the command has opened');
  }

  public checkSession({ headers: { cookie = '' } }: IncomingMessage): void {
    const given = cookie.split(/; */).find(each => each.startsWith(`${this.cookie}=`))?.slice(this.cookie.length + 1) ?? '';
    if (!same(given, this.session)) throw refusal(401, 'ui/session', given === '' ? 'no cookie' : 'a cookie', 'this browser was not let in', 'Open the address that the command has printed; it is good once, so run the command again where it was used');
  }

  /** The cookie for a token, which is good no more then. */
  public exchange(token: string): string {
    if (!this.open || !same(token, this.token)) throw refusal(401, 'ui/token', this.open ? 'a token' : 'a token that was used', 'the token in the address is not good, or not good any more', 'Run the command again, and open the address that it prints');
    this.open = false;
    return `${this.cookie}=${this.session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Browsers send cookies of one port to all ports of the machine. */
  private get cookie(): string {
    return `cdk8s-ceph-${this.port}`;
  }

  private get hosts(): string[] {
    return [`127.0.0.1:${this.port}`, `localhost:${this.port}`];
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/** Takes the same time whatever is given. */
function same(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map(text => Buffer.from(text));
  return a.length === b.length && timingSafeEqual(a, b);
}
