import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = join(__dirname, '..', 'docs', 'explanation');

/**
 * Write one part of a page of explanations; each benchmark writes its own, and leaves those of others as they are.
 * @param part what it is about
 * @param command what writes it
 * @param name the page
 */
export function writePart(part: string, command: string, text: string, name = 'performance.md'): void {
  const file = join(PAGES, name), page = readFileSync(file, 'utf8');
  const end = `<!-- end of ${part} -->\n`;
  const written = `<!-- ${part}: written by \`${command} --write\`. Do not edit. -->\n\n${text}\n${end}`;
  const from = page.indexOf(`<!-- ${part}: written by `);
  writeFileSync(file, from < 0 ? `${page}\n${written}` : page.slice(0, from) + written + page.slice(page.indexOf(end) + end.length));
}

/** What a benchmark must not exceed. */
export const RATIOS = { growth: 2.3, overhead: 1.3 };

/** The outcome of one run. */
export interface Figures {
  readonly node: string;
  readonly processor: string;
  readonly rounds: number;
  readonly documents: { readonly half: number; readonly full: number };
  readonly ms: { readonly half: number; readonly full: number; readonly plain: number };
  readonly growth: number;
  readonly overhead: number;
}

export function synthesisMarkdown({ node, processor, rounds, documents, ms, growth, overhead }: Figures): string {
  const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`;
  return `## Synthesis

Synthesis of a large layout takes seconds, grows in proportion with the number of volumes, and is mostly the time that cdk8s takes to
write YAML. Nothing is kept that is compared pair by pair: rules look things up by name.

Measured with Node ${node} on ${processor}; time of the processor, medians of ${rounds} rounds, each case in a process of
its own after a warm-up. The layout has
12 disks in each host, a cluster for each 250 hosts (an API server stores objects of at most about 3,000 volumes), a block pool, a
filesystem and a StorageClass over each. All rules are evaluated.

| what | objects | time |
|---|---|---|
| 250 hosts, 3,000 volumes | ${documents.half} | ${seconds(ms.half)} |
| 500 hosts, 6,000 volumes | ${documents.full} | ${seconds(ms.full)} |
| the objects of 500 hosts, as plain \`ApiObject\`s in a cdk8s \`App\` | ${documents.full} | ${seconds(ms.plain)} |

- Twice the hosts take ${growth.toFixed(2)} times as long (at most ${RATIOS.growth.toFixed(1)}).
- Describing, judging and rendering a layout takes ${overhead.toFixed(2)} times as long as plain cdk8s takes to write the same objects (at most ${RATIOS.overhead.toFixed(1)}).

\`npx projen perf\` measures again and fails beyond these limits.
`;
}

/** How many times as fast as crushtool all our threads together must be at least. */
export const MIN_PLACEMENT_RATIO = 1;

/** The outcome of one run of the benchmark of CRUSH; mappings a second. */
export interface PlacementFigures {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly version: string;
  readonly workers: number;
  readonly mappings: number;
  readonly rounds: number;
  readonly cases: readonly { readonly name: string; readonly thread: number; readonly workers: number; readonly crushtool: number }[];
}

export function placementMarkdown({ node, processor, cores, version, workers, mappings, rounds, cases }: PlacementFigures): string {
  const thousands = (rate: number) => `${Math.round(rate / 1000)}k`;
  const row = ({ name, thread, workers: all, crushtool }: PlacementFigures['cases'][number]) =>
    `| ${name} | ${[crushtool, thread, all].map(thousands).join(' | ')} | ${(thread / crushtool).toFixed(2)} | ${(all / crushtool).toFixed(2)} |`;
  return `## Placement

Capacity, losses and plans are found by placing every group with CRUSH. Mappings a second, beside Ceph's own \`crushtool --test\` ${version} on the
same map and the same inputs, in the same run; the time that crushtool takes to read the map is taken off. Measured with Node ${node} on
${processor}, ${cores} cores; ${mappings.toLocaleString('en')} mappings, the best of ${rounds} rounds in which each takes its turn.

| map | crushtool | one thread | ${workers} worker threads | one thread : crushtool | workers : crushtool |
|---|---|---|---|---|---|
${cases.map(row).join('\n')}

\`npx projen perf:crush\` measures again and fails where the workers together are slower than crushtool.
`;
}

/** How many times as long as helm we may take at most: a small stack waits for Node to load, a large one for nothing but the work. */
export function mostOfHelm(volumes: number): number {
  return volumes < 990 ? 2.5 : 1;
}

/** The outcome of one run beside helm; milliseconds on the clock. */
export interface HelmFigures {
  readonly node: string;
  readonly helm: string;
  readonly processor: string;
  readonly rounds: number;
  readonly cases: readonly {
    readonly volumes: number;
    readonly objects: number;
    readonly helm: number;
    readonly own: number;
    readonly ratio: number;
    /** Of the time of all processors. */
    readonly busyRatio: number;
    readonly most: number;
  }[];
}

export function helmMarkdown({ node, helm, processor, rounds, cases }: HelmFigures): string {
  const row = ({ volumes, objects, helm: theirs, own, ratio, busyRatio, most }: HelmFigures['cases'][number]) =>
    `| ${volumes.toLocaleString('en')} | ${objects} | ${(theirs / 1000).toFixed(2)} s | ${(own / 1000).toFixed(2)} s | ${ratio.toFixed(2)} | ${most} | ${busyRatio.toFixed(2)} |`;
  return `## Beside helm template

The wait, from the start of the command to its end: \`helm template\` of a chart with the same objects, and our compiled program, which judges
them by all rules meanwhile. The chart has its volumes as a list in its values; both outputs are compared object by object.

Measured with Node ${node} and helm ${helm} on ${processor}; medians of ${rounds} rounds in which each takes its turn, ratios of each round.

| volumes | objects | helm template | ours | ours : helm | at most | ours : helm, time of the processors |
|---|---|---|---|---|---|---|
${cases.map(row).join('\n')}

\`npx projen perf:helm\` measures again and fails beyond these limits.
`;
}
