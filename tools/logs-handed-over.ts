/**
 * Hands made-up logs over, as the library configures it, to real receivers of OpenTelemetry, Loki's protocol and syslog: `tsx tools/logs-handed-over.ts
 * FLUENT_BIT`. The agent is the real one; the receiver is VictoriaLogs, which takes all three. Fluent Bit is given as a program: it is in no
 * repository of Debian, and no Go module.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogTarget } from '../src';
import { LogPrograms, rendered, STORE, until } from './lib/log-parts/programs';

const PORT = 19431, SYSLOG_PORT = 19432, RECEIVER = `http://127.0.0.1:${PORT}`;

/** How a receiver names what every line has. */
interface Names {
  readonly host: string;
  readonly daemon: string;
  readonly kind: string;
}

const FIELDS: readonly (keyof Names)[] = ['host', 'daemon', 'kind'];

const OURS: Names = { host: 'host', daemon: 'daemon', kind: 'kind' };

/** Where logs are handed over to, and what fields are called there. */
const WAYS: Readonly<Record<string, { readonly target: () => LogTarget; readonly names: Names }>> = {
  otlp: { target: () => LogTarget.otlp(`${RECEIVER}/insert/opentelemetry/v1/logs`), names: OURS },
  loki: { target: () => LogTarget.loki(`${RECEIVER}/insert/loki/api/v1/push`), names: OURS },
  syslog: { target: () => LogTarget.syslog('127.0.0.1', { port: SYSLOG_PORT }), names: { host: 'hostname', daemon: 'app_name', kind: 'msg_id' } },
};

/** What must arrive, with its fields. */
const LINES: readonly (Partial<Names> & { readonly text: string })[] = [
  { text: 'debug osd.3 before the crash', host: 'node-a', daemon: 'osd.3', kind: 'daemon' },
  { text: 'op-osd: hello', host: 'node-a', kind: 'operator' },
  { text: 'provision "shop/carts"', host: 'node-a', kind: 'csi' },
  { text: 'blk_update_request: I/O error', host: 'node-a', kind: 'kernel' },
  { text: 'ProvisioningFailed: no pool', kind: 'event' },
  { text: 'backtrace', host: 'node-a', kind: 'crash' },
];

/** What must not. */
const STRANGE = ['the agent of itself', 'of another namespace'];

async function received(): Promise<readonly Record<string, string>[]> {
  const response = await fetch(`${RECEIVER}/select/logsql/query?${new URLSearchParams({ query: '_time:1h' }).toString()}`), text = await response.text();
  if (!response.ok) throw new Error(text);
  return text.split('\n').filter(line => line !== '').map(line => JSON.parse(line));
}

function lacking(rows: readonly Record<string, string>[], names: Names): string[] {
  const same = (row: Record<string, string>, line: typeof LINES[number]) => FIELDS.every(field => line[field] === undefined || row[names[field]] === line[field]);
  const arrived = (line: typeof LINES[number]) => rows.some(row => row._msg?.includes(line.text) && same(row, line));
  return LINES.filter(line => !arrived(line)).map(line => `${JSON.stringify(line)}; there is ${JSON.stringify(rows.find(row => row._msg?.includes(line.text)))}`);
}

async function handedOver(fluentBit: string, way: string): Promise<boolean> {
  const programs = new LogPrograms(), { target, names } = WAYS[way], { agent, forwarder } = rendered(target()), { store } = rendered(STORE());
  try {
    programs.makeUp();
    programs.startStore(store!, 'receiver', PORT, [`-syslog.listenAddr.tcp=127.0.0.1:${SYSLOG_PORT}`]);
    const config = join(programs.home, 'forwarder.yaml');
    writeFileSync(config, forwarder!.replace('/state/', `${programs.home}/`));
    programs.start(fluentBit, ['-c', config]);
    await programs.startAgent(agent, ['http://127.0.0.1:9430']);
    return await until(`${way}: every line arrives with its host, daemon and kind, and no other`, async () => {
      const rows = await received(), missing = lacking(rows, names), strange = STRANGE.filter(text => rows.some(({ _msg: said = '' }) => said.includes(text)));
      return missing.length + strange.length === 0 ? undefined : `of ${rows.length} lines, lacks ${missing.join('\n  ')}; has ${strange.join(', ') || 'nothing strange'}`;
    });
  } finally {
    await programs.end();
  }
}

async function main(): Promise<void> {
  const [, , fluentBit] = process.argv;
  if (fluentBit === undefined) throw new Error('Name the program of Fluent Bit');
  for (const way of Object.keys(WAYS)) if (!await handedOver(fluentBit, way)) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
