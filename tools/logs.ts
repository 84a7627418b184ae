/**
 * Collects made-up logs with the real agent, with the arguments that the library gives it, into two real stores, and asks these every saved
 * query: `tsx tools/logs.ts`. Agent and store are built from their Go modules, at the versions of the images.
 */
import { appendFileSync } from 'node:fs';
import { cri, fileOf, NODE, PODS } from './lib/log-parts/made-up';
import { LogPrograms, rendered, STORE, until } from './lib/log-parts/programs';
import { LogsAsked, storeLines, storeQuery } from '../src/model/logging';

const PORTS = [19428, 19429];

const programs = new LogPrograms();

/** What each question has to find, and what it must not find. */
const QUESTIONS: readonly (readonly [asked: Partial<LogsAsked>, found: readonly string[], not: readonly string[]])[] = [
  [{}, ['osd.4 is well', 'op-osd: hello', 'provision "shop/carts"', 'ProvisioningFailed', 'I/O error', 'backtrace'], ['of itself', 'of another namespace']],
  [{ daemon: 'osd.3' }, ['before the crash', 'Caught signal'], ['osd.4', 'hello']],
  [{ host: NODE }, ['osd.4 is well', 'I/O error', 'backtrace'], []],
  [{ host: 'node-b' }, [], ['osd']],
  [{ claim: 'shop/carts' }, ['ProvisioningFailed', 'provision "shop/carts"'], ['osd.4']],
  [{ saved: 'crash', daemon: 'osd.3' }, ['before the crash', 'Caught signal', 'after the crash', 'backtrace'], ['osd.4']],
  [{ saved: 'crash', daemon: 'osd.4' }, [], ['signal', 'backtrace']],
  [{ saved: 'commands' }, ['osd out'], ['"status"']],
  [{ saved: 'disk-errors', host: NODE }, ['I/O error'], ['mounted']],
  [{ saved: 'pending-claims' }, ['ProvisioningFailed'], ['provision "']],
  [{ saved: 'pending-claims', claim: 'shop/carts' }, ['ProvisioningFailed', 'provision "shop/carts"'], []],
];

async function ask(port: number, asked: Partial<LogsAsked>) {
  const query = storeQuery({ since: 3600, limit: 500, ...asked });
  const response = await fetch(`http://127.0.0.1:${port}/select/logsql/query?${new URLSearchParams({ query }).toString()}`), text = await response.text();
  const lines = response.ok ? storeLines(text) : undefined;
  if (lines === undefined) throw new Error(`${query}\n${text}`);
  return lines;
}

async function main(): Promise<boolean> {
  const { agent, store } = rendered(STORE());
  programs.makeUp();
  const [first] = PORTS.map((port, i) => programs.startStore(store!, `store-${i}`, port));
  await programs.startAgent(agent, PORTS.map(port => `http://127.0.0.1:${port}`));
  const results: boolean[] = [];
  for (const [asked, found, not] of QUESTIONS) {
    results.push(await until(JSON.stringify(asked), async () => {
      const lines = await ask(PORTS[0], asked), texts = lines.map(({ text }) => text).join('\n');
      const missing = found.filter(text => !texts.includes(text)), strange = not.filter(text => texts.includes(text));
      return missing.length + strange.length === 0 ? undefined : `lacks ${JSON.stringify(missing)}, has ${JSON.stringify(strange)} among ${lines.length} lines`;
    }));
  }
  results.push(await until('every line has its host and its kind, and those of daemons their daemon', async () => {
    const lines = await ask(PORTS[1], {}), kinds = [...new Set(lines.map(({ kind }) => kind))].sort().join();
    const bare = lines.filter(({ host, kind, daemon: of }) => kind === '' || (kind !== 'event' && host !== NODE) || (kind === 'daemon' && !/^(osd\.[34]|mon\.a)$/.test(of ?? '')));
    return bare.length === 0 && kinds === 'crash,csi,daemon,event,kernel,operator' ? undefined : `${kinds} ${JSON.stringify(bare)}`;
  }));
  first.kill();
  appendFileSync(fileOf(programs.containers, PODS[1]), cri('while one store was gone'));
  const comes = (port: number) => async () => (await ask(port, { daemon: 'osd.4' })).some(({ text }) => text === 'while one store was gone') ? undefined : 'the line is not there';
  results.push(await until('a line written while one store is gone is in the other', comes(PORTS[1])));
  programs.startStore(store!, 'store-0', PORTS[0]);
  results.push(await until('and in the first, when it is back', comes(PORTS[0])));
  return results.every(Boolean);
}

main().then(well => { process.exitCode = well ? 0 : 1; }, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
}).finally(async () => programs.end());
