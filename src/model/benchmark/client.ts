import type { Figures } from './figures';
import { fioFigures, NotMeasured } from './fio';
import { s3Figures } from './s3';

/** A link of the host of a client. */
export interface Link {
  readonly name: string;
  /** As the driver tells it. @default - it does not tell */
  readonly bitsPerSecond?: number;
  readonly mtu: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

/** What a client sees of its host. What is absent nobody could read. */
export interface HostState {
  readonly time: number;
  readonly kernel?: string;
  readonly memoryBytes?: number;
  /** Processes that ran or waited, on average of a minute. */
  readonly load?: number;
  readonly cpus?: number;
  /** The part of processor time, from 0 to 1, that others used just before anything was measured. */
  readonly used?: number;
  readonly governor?: string;
  /** How often the client had to stop because it had no more CPU time. */
  readonly held?: number;
  /** How often a core became slower because it was hot. */
  readonly hot?: number;
  /** Whether the cache of the system was emptied. */
  readonly dropped?: boolean;
  readonly links: readonly Link[];
}

/** What a client told. */
export interface ClientReport {
  readonly before: HostState;
  readonly after: HostState;
  readonly figures: Figures;
}

const END = 'end';

/** Reads what the script of a client has printed; throws where it has not come to its end. */
export function readClient(log: string): ClientReport {
  const parts = new Map(log.split(/^=== /m).slice(1).map(part => {
    const line = part.indexOf('\n');
    return line < 0 ? [part.trim(), ''] as const : [part.slice(0, line).trim(), part.slice(line + 1)] as const;
  }));
  const [before, after, fio, s3] = ['before', 'after', 'fio', 's3'].map(name => parts.get(name));
  if (!parts.has(END) || before === undefined || after === undefined) throw new NotMeasured(`the client has not come to its end: ${log.trim().split('\n').pop() ?? ''}`);
  return { before: stateOf(before), after: stateOf(after), figures: fio !== undefined ? fioFigures(fio) : s3Figures(s3 ?? '') };
}

function stateOf(text: string): HostState {
  const facts = new Map<string, string>(), links: Link[] = [];
  for (const line of text.split('\n')) {
    const [key, ...words] = line.trim().split(' ');
    if (key === 'link') links.push(linkOf(words));
    else if (words.length > 0) facts.set(key, words.join(' '));
  }
  const amount = (key: string) => {
    const value = Number(facts.get(key) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const dropped = facts.get('dropped'), used = amount('used');
  const state: HostState = {
    time: amount('time') ?? 0,
    kernel: facts.get('kernel'),
    memoryBytes: amount('memory'),
    load: amount('load'),
    cpus: amount('cpus'),
    used: used === undefined ? undefined : used / 100,
    governor: facts.get('governor'),
    held: amount('held'),
    hot: amount('hot'),
    dropped: dropped === undefined ? undefined : dropped === 'yes',
    links,
  };
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as unknown as HostState;
}

/** `NAME MEGABITS MTU RECEIVED SENT`; megabits are -1 where the link does not tell. */
function linkOf([name, megabits, mtu, received, sent]: readonly string[]): Link {
  const speed = Number(megabits);
  return { name, ...speed > 0 ? { bitsPerSecond: speed * 1e6 } : {}, mtu: Number(mtu), receivedBytes: Number(received), sentBytes: Number(sent) };
}

/** The slowest of the fastest links of hosts: what limits a client. */
export function slowestLink(reports: readonly ClientReport[]): number | undefined {
  const fastest = reports.map(({ before }) => Math.max(0, ...before.links.map(({ bitsPerSecond = 0 }) => bitsPerSecond)));
  const slowest = Math.min(...fastest);
  return fastest.length > 0 && slowest > 0 ? slowest / 8 : undefined;
}
