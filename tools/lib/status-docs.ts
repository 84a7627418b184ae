import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from './paths';
import { alertsText, alertsTold } from '../../src/model/monitoring';
import { HEALTH_CODES, statusOf, statusText } from '../../src/model/status';
import { quickstart, situation, SITUATIONS } from '../../test/model/status/lib/situations';

const INTRO = `# What the status tells

\`cdk8s-ceph status\` asks the cluster and Kubernetes, changes nothing, and answers on one screen: whether the data is safe, whether it can be read and written, whether Ceph repairs something and until when, how much more is safe to store, and what to do next. What was not answered is told as not known; it is never taken for zero or for safe.

| word | what it means |
|---|---|
| **copy** | Ceph keeps each piece of data several times, on different hosts |
| **OSD** | the program that serves one device; \`up\`: it runs, \`in\`: it takes data |
| **placement group** | a part of a pool; all data of one group lies on the same OSDs |
| **monitor** | one of the programs that agree on the state of the cluster; more than half of them must run |
| **operator** | Rook's program that makes, repairs and replaces the others; data is served without it, too |
| **safe to store** | so much that after the loss of any one device or host all copies find room again |

The texts below are what eight situations of the example [quickstart](../../examples/quickstart/README.md) look like.
`;

const ALERTS = `## Alerts fire

Where a Prometheus, or the vmalert of VictoriaMetrics, evaluates [the alerts](../reference/alerts.md), those that fire are told before everything else, each with what to do first. [Be told in time](../how-to/monitoring.md) says how it is found. This is what a real Prometheus told of a real Ceph in which more was stored than is safe; times of its rules were divided by ten.
`;

/** What was recorded while more was stored in a real Ceph than is safe. */
function recordedAlerts(): string {
  const json = JSON.parse(readFileSync(join(PATHS.root, 'test/model/monitoring/answers/beyond-safe-prometheus.json'), 'utf8'));
  return alertsText(alertsTold([{ from: 'Prometheus monitoring/k8s', json }], 'rook-ceph/ceph', 'rook-ceph'));
}

/** The page with what the status tells in each situation. */
export function statusPage(): string {
  const state = quickstart();
  return [INTRO, ...SITUATIONS.map(name => {
    const { title, answers } = situation(name);
    return `## ${title}\n\n\`\`\`console\n${statusText(statusOf(state, answers))}\n\`\`\`\n`;
  }), ALERTS, `\`\`\`console\n${recordedAlerts()}\n\`\`\`\n`].join('\n');
}

/** The page with every health code. */
export function codesPage(): string {
  const rows = Object.entries(HEALTH_CODES).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([code, { what, fix, verb, command }]) => `| \`${code}\` | ${what} | ${fix} | \`${verb === undefined ? command ?? '' : `cdk8s-ceph ${verb}`}\` |`.replace(' `` |', ' |'));
  return `# Health codes of Ceph

What each code of Ceph 19.2 and 20.2 means in a cluster of this library, and what to do. \`OSD_RACK_DOWN\`, \`OSD_ZONE_DOWN\` and the like are told as \`OSD_HOST_DOWN\`, for the whole place. A code that is not in the table is shown with Ceph's own words.

| code | what it means | what to do | with |
|---|---|---|---|
${rows.join('\n')}
`;
}
