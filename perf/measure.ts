/* One case of the benchmark, in this process: builds and writes it, after a warm-up, and prints how long that took. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { libraryApp, plainApp } from './layouts';

const name = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'perf-synthesis-'));

function synthesized(make: () => { synth(): void }): number {
  // Time of the processor, not of the clock: a machine that is busy with other things then measures nearly the same.
  globalThis.gc?.();
  const start = process.cpuUsage();
  make().synth();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

try {
  // Both sides are compiled by the engine before anything is measured, on a layout of another size.
  for (let i = 0; i < 3; i++) {
    const small = libraryApp(20, folder);
    synthesized(() => small);
    const documents = small.documents();
    synthesized(() => plainApp(documents, folder));
  }
  const hosts = name === 'half' ? 250 : 500;
  const documents = libraryApp(hosts, folder).documents();
  const ms = name === 'plain' ? synthesized(() => plainApp(documents, folder)) : synthesized(() => libraryApp(hosts, folder));
  // Whatever is not written has not been measured.
  const written = readFileSync(join(folder, '20-volumes.k8s.yaml'), 'utf8').split('kind: PersistentVolume\n').length - 1;
  if (written !== hosts * 12) throw new Error(`${written} volumes were written`);
  process.stdout.write(JSON.stringify({ ms, documents: documents.length }));
} finally {
  rmSync(folder, { recursive: true });
}
