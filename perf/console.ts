/*
 * How long the command takes to start, and to judge: the processor's time of whole processes, beside that of Node that does nothing, in
 * turn and in the same run. `npx projen perf:console` fails beyond the targets; `--write` puts the figures into docs/explanation/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePart } from './report';
import { BUNDLE, bundleConsole } from '../tools/console';
import { PATHS } from '../tools/lib/paths';

const ROUNDS = Number(process.env.PERF_ROUNDS ?? 9);

/** Milliseconds of processors that a process took, as the shell tells. */
function busy(args: readonly string[]): number {
  const { status, stderr } = spawnSync('sh', ['-c', '"$@" >/dev/null 2>&1 || exit 9; times >&2', 'sh', process.execPath, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed`);
  const seconds = [...stderr.trimEnd().split('\n').at(-1)!.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, rest]) => Number(minutes) * 60 + Number(rest));
  return seconds.reduce((sum, value) => sum + value, 0) * 1000;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A layout of so many hosts with twelve disks each. */
function large(hosts: number): string {
  const disk = (host: number, i: number) => `      - { disk: /dev/disk/by-id/wwn-0x5000c500${(host * 16 + i).toString(16).padStart(8, '0')}, size: 4TB, deviceClass: hdd }`;
  const lines = Array.from({ length: hosts }, (_, host) => [`  node-${host}:`, '    volumes:', ...Array.from({ length: 12 }, (__, i) => disk(host, i))]).flat();
  return ['layout: 1', 'hosts:', ...lines, 'block: { vms: { deviceClass: hdd, classes: { ceph-block: { isDefault: true } } } }', ''].join('\n');
}

async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'console-'));
  try {
    await bundleConsole(join(home, 'package'));
    const command = join(home, 'package', BUNDLE), file = join(home, 'layout.yaml');
    writeFileSync(file, large(100));
    const cases = [
      // Targets in times of an empty Node, which took 45 ms where they were set.
      { what: '`--help`', args: [command, '--help'], most: 3.3 },
      { what: 'completion', args: [command, '__complete', '--', 'ch'], most: 3.3 },
      { what: '`check` of the quickstart', args: [command, 'check', join(PATHS.root, 'examples/quickstart/layout.yaml')], most: 8.9 },
      { what: '`check` of 100 hosts with 12 disks', args: [command, 'check', file], most: 33 },
    ];
    const times = cases.map((): number[] => []), empty: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      empty.push(busy(['-e', '0']));
      cases.forEach(({ args }, i) => times[i].push(busy(args)));
    }
    const least = median(empty);
    const rows = cases.map(({ what, most }, i) => ({ what, most, time: Math.round(median(times[i])), ratio: median(times[i]) / least }));
    for (const { what, time, ratio, most } of rows) console.log(`${what}: ${time} ms of processor, ${ratio.toFixed(1)} times Node alone (at most ${most})`);
    if (process.argv.includes('--write')) {
      writePart('start', 'npx projen perf:console', [
        '## The command', '',
        `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.version}: medians of ${ROUNDS} runs each. Node that does nothing took ${Math.round(least)} ms of processor.`,
        '', '| | ms of processor | times Node alone | at most |', '|---|---|---|---|', ...rows.map(({ what, time, ratio, most }) => `| ${what} | ${time} | ${ratio.toFixed(1)} | ${most} |`),
      ].join('\n'));
    }
    if (rows.some(({ ratio, most }) => ratio > most)) {
      console.log('slower than the target');
      process.exitCode = 1;
    }
  } finally {
    rmSync(home, { recursive: true });
  }
}

void main();
