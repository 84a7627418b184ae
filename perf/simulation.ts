/*
 * How long it takes to judge a layout again after one change, and to try every failure of one and of two hosts; each beside the time
 * of placing the groups once, in the same run. `npx projen perf:simulation` fails beyond the targets; `--write` puts the figures
 * into docs/explanation/performance.md.
 */
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { writePart } from './report';
import type * as Crush from '../src/model/crush';
import type * as Capacity from '../src/model/forecast/capacity';
import type * as Simulation from '../src/model/forecast/simulation';
import type { HostSpec, OsdSpec } from '../src/model/layout/layout';
import type { DemandedPool } from '../src/model/layout/pool';

// What users run is compiled once, and not again and again by the runner of TypeScript.
const load = createRequire(__filename);
const compiled = (room: string) => load(join(__dirname, '..', 'lib', 'model', room));
const { predictCluster }: typeof Capacity = compiled('forecast/capacity');
const { mapperOf, placePool }: typeof Crush = compiled('crush');
const { exhaustive, simulate }: typeof Simulation = compiled('forecast/simulation');

const ROUNDS = Number(process.env.PERF_ROUNDS ?? 15);
const TIB = 2 ** 40;

/** What must not be exceeded: times of placing all groups once, in the same run. */
const RATIOS = { change: 16, doubles: 20, promise: 6 };

const POOL: DemandedPool = { name: 'vms', service: 'block', holds: 'data', redundancy: { kind: 'replicated', copies: 3, copiesPerDomain: 1 }, failureDomain: 'host' };

function layoutOf(hosts: number, extra?: number, disks = 12) {
  const osd = (host: number, disk: number): OsdSpec => ({
    name: `node-${host}--disk-${disk}`, count: 1, portable: false, host: `node-${host}`, deviceClass: 'hdd', bytes: 4 * TIB, claims: [], onFile: false,
  });
  const osds = Array.from({ length: hosts * disks }, (_, i) => osd(Math.floor(i / disks), i % disks));
  return {
    name: 'rook-ceph',
    trial: false,
    osds: extra === undefined ? osds : [...osds, osd(extra, disks)],
    hosts: Array.from({ length: hosts }, (_, i): HostSpec => ({ name: `node-${i}`, taints: [], topology: {}, volumes: [] })),
  };
}

/** Time in milliseconds. */
function measured<T>(of: number[], run: () => T): T {
  const start = performance.now();
  const result = run();
  of.push(performance.now() - start);
  return result;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const least = (values: readonly number[]) => Math.min(...values);

type Timed = 'change' | 'added' | 'placed' | 'doubles' | 'placedAll' | 'promise' | 'placedMost';
const times: Record<Timed, number[]> = { change: [], added: [], placed: [], doubles: [], placedAll: [], promise: [], placedMost: [] };
let groups = 0, groupsAll = 0, groupsMost = 0, tried = 0, steps = 0;
const before = simulate(predictCluster(layoutOf(20), [POOL]));
const large = simulate(predictCluster(layoutOf(100), [POOL]), { stored: new Map([['vms', 1000 * TIB]]) });
for (let round = 0; round < ROUNDS; round++) {
  // One OSD more: the map, all groups, the balancer, what is safe, and every failure of one OSD or host again.
  const cluster = measured(times.change, () => {
    const next = predictCluster(layoutOf(20, round % 20), [POOL], { former: before.cluster });
    exhaustive(simulate(next, { former: before }), { upTo: 1 });
    return next;
  });
  measured(times.placed, () => placePool(cluster.mapper, cluster.pools[0], cluster.states));
  groups = cluster.pools[0].pgNum;
  // One pool more, which holds little: all others stay where they are.
  measured(times.added, () => {
    const next = predictCluster(layoutOf(20), [POOL, { ...POOL, name: 'tree', holds: 'metadata' }], { former: before.cluster });
    exhaustive(simulate(next, { former: before }), { upTo: 1 });
  });
  if (round % 3 > 0) continue;
  steps = 0;
  const { counts } = measured(times.doubles, () => exhaustive(large, { levels: ['host'] }, () => steps++));
  // By a mapper of its own, which remembers nothing.
  const fresh = mapperOf(large.cluster.mapper.map);
  measured(times.placedAll, () => placePool(fresh, large.cluster.pools[0], large.cluster.states));
  groupsAll = large.cluster.pools[0].pgNum;
  tried = counts.reduce((sum, each) => sum + each.tried, 0);
}

// What a cluster promises: what is safe, and the worst loss of a host.
const PROMISED = layoutOf(1000, undefined, 3);
for (let round = 0; round < Math.ceil(ROUNDS / 5); round++) {
  const { mapper: { map }, pools: [pool], states } = measured(times.promise, () => {
    const next = predictCluster(PROMISED, [POOL]);
    exhaustive(simulate(next), { levels: ['host'], upTo: 1 });
    return next;
  });
  const fresh = mapperOf(map);
  measured(times.placedMost, () => placePool(fresh, pool, states));
  groupsMost = pool.pgNum;
}

// Of each round, not of the medians: what disturbs the machine disturbs neighbours alike.
const change = median(times.change.map((ms, i) => ms / times.placed[i])), doubles = median(times.doubles.map((ms, i) => ms / times.placedAll[i]));
const promise = median(times.promise.map((ms, i) => ms / times.placedMost[i]));
const row = (what: string, of: readonly number[]) => `| ${what} | ${median(of).toFixed(0)} ms | ${least(of).toFixed(0)} ms |`;
const text = `## Failures

A change is judged at once: the map, all placement groups, the balancer, what is safe to store, and every failure of one OSD or one host.
Losses are tried group by group and not one after the other, because CRUSH then draws mostly the same lots again; what two failures do
beyond the sum of both is counted only for groups that are on both. Each loss is looked at once under all its names, and what large
buckets drew for a group is remembered.

Measured with Node ${process.version} on ${cpus()[0].model}, ${cpus().length} cores; ${ROUNDS} rounds (a third of them for two hosts at once, a fifth for 1,000 hosts).

| what | median | best |
|---|---|---|
${row(`20 hosts x 12, one pool of ${groups} groups: one OSD more`, times.change)}
${row('the same: one small pool more', times.added)}
${row(`100 hosts x 12, one pool of ${groupsAll} groups: ${tried} failures of one or two hosts, told in ${steps} steps`, times.doubles)}
${row(`1,000 hosts x 3, one pool of ${groupsMost} groups: what is safe, and the worst loss of a host`, times.promise)}

- One OSD more takes ${change.toFixed(1)} times as long as placing the groups once (at most ${RATIOS.change}); trying each of its ${20 * 12 + 1 + 20} failures by placing all again would take that many times as long.
- What a cluster of 1,000 hosts promises takes ${promise.toFixed(1)} times as long as placing the groups once (at most ${RATIOS.promise}).
- All failures of one and two of 100 hosts take ${doubles.toFixed(1)} times as long as placing the groups once (at most ${RATIOS.doubles}).

\`npx projen perf:simulation\` measures again and fails beyond these limits.
`;

console.log(text);
if (process.argv.includes('--write')) writePart('simulation', 'npx projen perf:simulation', text);
if (change > RATIOS.change || doubles > RATIOS.doubles || promise > RATIOS.promise) {
  console.error('slower than the target');
  process.exitCode = 1;
}
