/*
 * How long synthesis takes: whether it grows in proportion with the layout, and what it costs beyond writing the same objects with
 * plain cdk8s. `npx projen perf` fails beyond the targets; `--write` puts the figures into docs/explanation/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Figures, RATIOS, synthesisMarkdown, writePart } from './report';

const ROUNDS = Number(process.env.PERF_ROUNDS ?? 7);

type Case = 'half' | 'full' | 'plain';

/** One measurement in a process of its own, so that no case warms up another or leaves it its garbage. */
function measure(name: Case): { ms: number; documents: number } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', '--import', require.resolve('tsx'), join(__dirname, 'measure.ts'), name], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const rounds = Array.from({ length: ROUNDS }, (_, i) => {
  // The order turns from round to round: a machine that grows slower must not favour one case.
  const order: Case[] = i % 2 === 0 ? ['half', 'full', 'plain'] : ['plain', 'full', 'half'];
  const times = Object.fromEntries(order.map(name => [name, measure(name)])) as Record<Case, ReturnType<typeof measure>>;
  console.log(`round ${i + 1}: ${order.map(name => `${name} ${Math.round(times[name].ms)} ms`).join(', ')}`);
  return times;
});

const figures: Figures = {
  node: process.version,
  processor: `${cpus()[0].model}, ${cpus().length} cores`,
  rounds: ROUNDS,
  documents: { half: rounds[0].half.documents, full: rounds[0].full.documents },
  ms: {
    half: median(rounds.map(({ half }) => half.ms)),
    full: median(rounds.map(({ full }) => full.ms)),
    plain: median(rounds.map(({ plain }) => plain.ms)),
  },
  // Of each round, not of the medians: what disturbs the machine disturbs neighbours alike.
  growth: median(rounds.map(({ half, full }) => full.ms / half.ms)),
  overhead: median(rounds.map(({ full, plain }) => full.ms / plain.ms)),
};

console.log(`500 hosts take ${figures.growth.toFixed(2)} times as long as 250 (at most ${RATIOS.growth}), `
  + `and ${figures.overhead.toFixed(2)} times as long as plain cdk8s (at most ${RATIOS.overhead})`);
if (process.argv.includes('--write')) writePart('synthesis', 'npx projen perf', synthesisMarkdown(figures));
if (figures.growth > RATIOS.growth || figures.overhead > RATIOS.overhead) {
  console.error('slower than the target');
  process.exitCode = 1;
}
