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

export function performanceMarkdown({ node, processor, rounds, documents, ms, growth, overhead }: Figures): string {
  const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`;
  return `<!-- Written by \`npx projen bench --write\`. Do not edit. -->
# Performance

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

\`npx projen bench\` measures again and fails beyond these limits.
`;
}
