import { problem } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { RunPlace } from './resume';
import type { Ui } from './ui';
import { contextOf } from '../server/context';
import { Judge } from '../server/judge';
import { open } from '../server/open';
import { Listening, listen } from '../server/server';

/** What was served. */
export interface Served {
  readonly port: number;
}

/** How the page is served. */
export interface Serving extends RunPlace {
  /** The layout that the page reads and writes. */
  readonly file: string;
  /** @default - a free one */
  readonly port?: string;
  /** The page shows, and changes nothing. */
  readonly readOnly?: boolean;
  /** Hosts and a cluster that are made up. */
  readonly demo?: boolean;
  /** How many times as fast as in earnest a demonstration is. @default 30 */
  readonly speed?: string;
  /** Whether what is done in a demonstration is kept beside the file. @default false */
  readonly kept?: boolean;
  /** Whether a browser is opened. @default true */
  readonly open?: boolean;
  readonly version: string;
}

/** Serve the page to a browser on this machine, until somebody ends it. */
export async function serve({ file, port = '0', readOnly = false, demo = false, speed, kept = false, open: opens = true, version, namespace, ...reach }: Serving, ui: Ui, told: (address: string) => void): Promise<Outcome<Served>> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return unreadable([problem('usage/port', port, 'a port is a number up to 65535', "Write '--port 8080', or leave it out")]);
  if (speed !== undefined && !(demo && /^\d{1,4}$/.test(speed) && Number(speed) > 0)) return unreadable([problem('usage/demo-speed', speed, demo ? 'it is a whole number from 1 to 9999' : 'only a demonstration has another speed', "Write '--demo --speed 100', or leave it out")]);
  const shown = demo ? await (await import('../server/demo')).demonstration(kept ? file : undefined, speed === undefined ? undefined : Number(speed)) : undefined;
  const layoutFile = shown?.file ?? file, judge = new Judge();
  const context = contextOf(layoutFile, { judge, place: { ...shown?.reach ?? reach, namespace }, readOnly, demo, version });
  let listening: Listening;
  try {
    listening = await listen(context, Number(port));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    return { status: 'failed', problems: [problem('ui/port', port, code === 'EACCES' ? 'this user may not listen on it' : 'another program listens on it', "Name another one with '--port', or leave it out")] };
  }
  told(listening.address);
  if (opens) open(listening.address);
  await new Promise<void>(done => ui.signal.aborted ? done() : ui.signal.addEventListener('abort', () => done(), { once: true }));
  context.runs.stop();
  await Promise.all([listening.close(), judge.close(), shown?.close()]);
  return { status: 'ok', data: { port: listening.port }, problems: [] };
}
