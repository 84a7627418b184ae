import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from './client';
import { applyAll, filesOf, synthesize } from './cluster';
import { kubectl } from './control-plane';
import { CEPH_IMAGE } from './images';
import { nodeNamed } from './layout';
import { powerOff, powerOn, reachable } from './nodes';
import { until } from './sh';

/** The namespace of the applications among the examples. */
export const NAMESPACE_OF_EXAMPLES = 'default';

/** An application among the examples, and somebody who uses it all the time. */
export interface Application {
  /** The folder of the example. */
  readonly example: string;
  /** What is scaled, as kubectl names it. */
  readonly workload: string;
  /** How many there are at first. */
  readonly replicas: number;
  /** A Secret that the example asks for. */
  readonly secret?: { readonly name: string; readonly key: string };
  /** The image of those who use it. */
  readonly image: string;
  /** A shell function `put N`, which ends well only where the application has confirmed what it was given. */
  readonly put: string;
  /** A shell function `list`, which prints the number of each thing that is there. */
  readonly list: string;
  /** A shell function `broken N…`, which prints the number of each thing that is not as it was given. A program takes a second to start here: it needs few. */
  readonly broken: string;
}

const isApplication = (file: string) => file.startsWith('70-');
const nameOf = ({ example }: Application) => `user-${example}`;

const outputOf = ({ example }: Application) => synthesize(join('examples', example, 'main.ts'));

/** What an earlier run has left of an application, with all that it kept. */
export async function exampleAway(application: Application): Promise<void> {
  const outdir = await outputOf(application);
  for (const file of filesOf(outdir).filter(isApplication)) kubectl(['delete', '-f', join(outdir, file), '--ignore-not-found', '--timeout=300s'], { timeout: 330 });
  // Claims that a StatefulSet has made outlive it.
  const left = kubectl(['-n', NAMESPACE_OF_EXAMPLES, 'get', 'persistentvolumeclaims', '-o', 'name']).stdout.split('\n').filter(claim => claim.includes(`-${application.workload.split('/')[1]}-`));
  if (left.length > 0) kubectl(['-n', NAMESPACE_OF_EXAMPLES, 'delete', ...left, '--timeout=300s'], { timeout: 330 });
}

/** Run an application as its example says; nodes have its image, which no registry gives them. */
export async function exampleUp(application: Application): Promise<void> {
  const { workload, secret } = application;
  if (secret !== undefined) apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name: secret.name, namespace: NAMESPACE_OF_EXAMPLES }, stringData: { [secret.key]: '0123456789abcdef0123456789abcdef' } });
  const outdir = await outputOf(application);
  for (const file of filesOf(outdir).filter(isApplication)) {
    const path = join(outdir, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/imagePullPolicy: Always/g, 'imagePullPolicy: IfNotPresent'));
  }
  await applyAll(outdir, isApplication);
  rolledOut(workload);
}

export const rolledOut = (workload: string, seconds = 900) => kubectl(['-n', NAMESPACE_OF_EXAMPLES, 'rollout', 'status', workload, `--timeout=${seconds}s`], { timeout: seconds + 30 });

export const scale = (workload: string, replicas: number) => kubectl(['-n', NAMESPACE_OF_EXAMPLES, 'scale', workload, `--replicas=${replicas}`]);

/** What a user does: each thing has a number of its own, also where it was not confirmed. */
const script = ({ put }: Application) => `${put}
number=0
while :; do
  number=$((number + 1))
  if timeout 90 bash -c "$(declare -f put); put $number" >/tmp/said 2>&1; then echo "confirmed $number at $(date +%s)"; else sleep 1; fi
  sleep 0.5
done`;

/** Let somebody use it, on another node than one. */
export function userUp(application: Application, avoid: string): void {
  const expressions = [{ key: 'kubernetes.io/hostname', operator: 'NotIn', values: [avoid] }];
  apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: nameOf(application), namespace: NAMESPACE_OF_EXAMPLES },
    spec: {
      terminationGracePeriodSeconds: 2,
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: expressions }] } } },
      containers: [{ name: 'user', image: application.image, imagePullPolicy: 'IfNotPresent', command: ['bash', '-c', script(application)] }],
    },
  });
}

export const userDown = (application: Application) => kubectl(['-n', NAMESPACE_OF_EXAMPLES, 'delete', 'pod', nameOf(application), '--ignore-not-found', '--timeout=120s'], { anyway: true });

/** What has been confirmed to a user, with the second of each. */
export function confirmed(application: Application): { readonly number: number; readonly at: number }[] {
  const { stdout } = kubectl(['-n', NAMESPACE_OF_EXAMPLES, 'logs', nameOf(application)], { anyway: true, timeout: 60 });
  return [...stdout.matchAll(/^confirmed (\d+) at (\d+)$/gm)].map(([, number, at]) => ({ number: Number(number), at: Number(at) }));
}

/** Ask in the place of a user. */
const asked = (application: Application, command: string, seconds: number) => kubectl(
  ['-n', NAMESPACE_OF_EXAMPLES, 'exec', nameOf(application), '--', 'bash', '-c', `${application.list}\n${application.broken}\n${command}`], { timeout: seconds });

/** Whether everything that was confirmed is there once, and, thoroughly, as it was given; returns what is wrong. */
export function wrongIn(application: Application, thoroughly: boolean): { readonly there: number; readonly confirmed: number; readonly wrong: string[] } {
  const numbers = confirmed(application).map(({ number }) => number);
  const listed = asked(application, 'list', 120).stdout.split(/\s+/).filter(word => word !== '').map(Number), times = new Map<number, number>();
  for (const number of listed) times.set(number, (times.get(number) ?? 0) + 1);
  const lost = numbers.filter(number => !times.has(number)).map(number => `${number} is lost`);
  const twice = [...times].filter(([, count]) => count > 1).map(([number, count]) => `${number} is there ${count} times`);
  const broken = !thoroughly ? [] : asked(application, `broken ${listed.join(' ')}`, 900).stdout.split(/\s+/).filter(word => word !== '').map(number => `${number} is not as it was given`);
  return { there: listed.length, confirmed: numbers.length, wrong: [...lost, ...twice, ...broken] };
}

const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service';

/** A node loses power, and whoever runs the cluster says so, as the example tells. */
export async function lose(node: string): Promise<void> {
  await powerOff(nodeNamed(node));
  await until(`Kubernetes sees that ${node} is off`, 300, () => !kubectl(['get', 'node', node, '--no-headers'], { anyway: true }).stdout.includes(' Ready'), 2);
  kubectl(['taint', 'nodes', node, `${OUT_OF_SERVICE}=nodeshutdown:NoExecute`, '--overwrite']);
}

export async function giveBack(node: string): Promise<void> {
  powerOn(nodeNamed(node));
  await reachable(nodeNamed(node));
  await until(`${node} is Ready`, 300, () => kubectl(['get', 'node', node, '--no-headers'], { anyway: true }).stdout.includes(' Ready'), 2);
  kubectl(['taint', 'nodes', node, `${OUT_OF_SERVICE}-`], { anyway: true });
}

/** The image that has curl and sha256sum. */
export const CURL_IMAGE = CEPH_IMAGE;
