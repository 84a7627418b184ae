import { spawn } from 'node:child_process';

/** What opens an address, on each system; none of it is a shell. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'], linux: ['xdg-open'] };

/** Open an address in the browser of whoever sits here; where there is none, nothing happens. */
export function open(address: string, env: Readonly<Record<string, string | undefined>> = process.env): void {
  const [program, ...words] = OPENERS[process.platform] ?? [];
  if (program === undefined || (process.platform === 'linux' && env.DISPLAY === undefined && env.WAYLAND_DISPLAY === undefined)) return;
  spawn(program, [...words, address], { stdio: 'ignore', detached: true }).on('error', () => undefined).unref();
}
