/*
 * Mappings a second of our CRUSH beside those of `crushtool --test` on the same map, the same inputs, in the same run. Needs
 * Debian's ceph-base. `npx projen perf:crush` fails where we are slower; `--write` puts the figures into docs/explanation/performance.md.
 */
import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { cpus, tmpdir } from 'os';
import { join } from 'path';
import { Worker, isMainThread, parentPort, workerData } from 'worker_threads';
import { MIN_PLACEMENT_RATIO, PlacementFigures, placementMarkdown, writePart } from './report';
import { allIn, CrushMap, crushText, erasureSteps, hash2, mapOfTree, mapperOf, numbered, replicatedSteps } from '../src/model/crush';

const POOL = 1;
const MAPPINGS = Number(process.env.PERF_MAPPINGS ?? 200_000);
const ROUNDS = Number(process.env.PERF_ROUNDS ?? 7);

function mapOf(racks: number, hosts: number, perHost: number, weight: (osd: number) => number): CrushMap {
  let osd = 0;
  const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
  const host = (name: string) => ({ name, type: 'host', children: many(perHost, () => ({ osd, weight: weight(osd++), deviceClass: 'hdd' })) });
  const children = racks === 0
    ? many(hosts, i => host(`host-${i}`))
    : many(racks, r => ({ name: `rack-${r}`, type: 'rack', children: many(hosts / racks, i => host(`host-${r}-${i}`)) }));
  return mapOfTree([{ name: 'default', type: 'root', children }], {
    rules: id => numbered([
      { name: 'copies', steps: replicatedSteps(id('default~hdd'), racks ? 'rack' : 'host') },
      { name: 'chunks', steps: erasureSteps(id('default~hdd'), 'host') },
    ]),
  });
}

interface Case { readonly name: string; readonly map: CrushMap; readonly rule: number; readonly size: number }

const even = () => 4 * 65536;
const uneven = (osd: number) => 65536 * (1 + osd * 7 % 13) + osd * 977;
const CASES: readonly Case[] = [
  { name: '4 hosts x 3, even, 3 copies', map: mapOf(0, 4, 3, even), rule: 0, size: 3 },
  { name: '20 hosts x 12, even, 3 copies', map: mapOf(0, 20, 12, even), rule: 0, size: 3 },
  { name: '20 hosts x 12, uneven, 3 copies', map: mapOf(0, 20, 12, uneven), rule: 0, size: 3 },
  { name: '20 hosts x 12 in 5 racks, uneven, 3 copies', map: mapOf(5, 20, 12, uneven), rule: 0, size: 3 },
  { name: '20 hosts x 12, even, 4+2 chunks', map: mapOf(0, 20, 12, even), rule: 1, size: 6 },
  { name: '100 hosts x 12, uneven, 3 copies', map: mapOf(0, 100, 12, uneven), rule: 0, size: 3 },
];

/** Seconds that our mapper takes for the inputs of a pool from `from` to `to`. */
function ours({ map, rule, size }: Case, from: number, to: number): number {
  const mapper = mapperOf(map);
  const { reweights } = allIn(map.devices.length);
  const into = new Int32Array(size);
  for (let x = 0; x < 20_000; x++) mapper.place(rule, hash2(x, POOL + 1), size, reweights, into, 0);
  const start = process.hrtime.bigint();
  for (let x = from; x < to; x++) mapper.place(rule, hash2(x, POOL), size, reweights, into, 0);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Seconds that crushtool takes; reading the map, measured with one input, is taken off. */
function theirs({ map, rule, size }: Case, count: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'perf-crush-'));
  try {
    writeFileSync(join(folder, 'text'), crushText(map));
    execFileSync('crushtool', ['-c', join(folder, 'text'), '-o', join(folder, 'map')]);
    const run = (inputs: number) => {
      const start = process.hrtime.bigint();
      const range = ['--min-x', '0', '--max-x', `${inputs - 1}`];
      execFileSync('crushtool', ['-i', join(folder, 'map'), '--test', '--rule', `${rule}`, '--num-rep', `${size}`, '--pool-id', `${POOL}`, ...range], { stdio: 'ignore' });
      return Number(process.hrtime.bigint() - start) / 1e9;
    };
    const empty = Math.min(run(1), run(1));
    return run(count) - empty;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function inWorkers(index: number, count: number, workers: number): Promise<number> {
  const seconds = await Promise.all(Array.from({ length: workers }, (_, i) => new Promise<number>((resolve, reject) => {
    const part = { index, from: Math.floor(count * i / workers), to: Math.floor(count * (i + 1) / workers) };
    const worker = new Worker(`require('tsx/cjs'); require(${JSON.stringify(__filename)})`, { eval: true, workerData: part });
    worker.once('message', resolve).once('error', reject);
  })));
  return Math.max(...seconds);
}

async function main(): Promise<void> {
  const workers = Math.max(2, cpus().length);
  const cases: PlacementFigures['cases'][number][] = [];
  for (const [index, each] of CASES.entries()) {
    // In turn, and the best of each, so that what else the machine does counts for neither.
    const own: number[] = [], tool: number[] = [], together: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      own.push(ours(each, 0, MAPPINGS));
      tool.push(theirs(each, MAPPINGS));
      together.push(await inWorkers(index, MAPPINGS, workers));
    }
    const [thread, crushtool, inAll] = [own, tool, together].map(seconds => MAPPINGS / Math.min(...seconds));
    console.log(`${each.name}: one thread ${(thread / crushtool).toFixed(2)} times crushtool, ${workers} workers ${(inAll / crushtool).toFixed(2)} times`);
    cases.push({ name: each.name, thread, workers: inAll, crushtool });
  }
  const version = execFileSync('osdmaptool', ['--version']).toString().split(' ')[2];
  const figures: PlacementFigures = { node: process.version, processor: cpus()[0].model, cores: cpus().length, version, workers, mappings: MAPPINGS, rounds: ROUNDS, cases };
  if (process.argv.includes('--write')) writePart('placement', 'npx projen perf:crush', placementMarkdown(figures));
  if (cases.some(({ workers: all, crushtool }) => all / crushtool < MIN_PLACEMENT_RATIO)) {
    console.error('slower than the target');
    process.exitCode = 1;
  }
}

if (isMainThread) {
  void main();
} else {
  const { index, from, to } = workerData as { index: number; from: number; to: number };
  parentPort!.postMessage(ours(CASES[index], from, to));
}
