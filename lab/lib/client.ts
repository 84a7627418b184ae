import { NAMESPACE, toolbox } from './ceph';
import { get, kubectl } from './control-plane';
import { CEPH_IMAGE } from './images';
import { Report } from './proof';
import { until } from './sh';
import { CHECKER, MAPPER, WRITER } from './writer';

/** An image that is mapped by the kernel's own client, as the CSI driver would do it. */
interface Image {
  /** The pool with the image, and for an erasure-coded one the pool with its data. */
  readonly pool: string;
  readonly dataPool?: string;
}

/** A claim, as an application has it. */
interface Claim { readonly storageClass: string }

/** A pod that writes to a block volume. */
export interface Client {
  readonly name: string;
  readonly volume: Image | Claim;
  /** How much is written at first, and read back in the end beside what is written all the time. */
  readonly mebibytes: number;
  /** Nodes that it must not run on. */
  readonly avoid?: readonly string[];
}

/** Make what it writes to: an image, or a claim that its driver makes one for. */
function makeVolume({ name, volume }: Client): void {
  if ('storageClass' in volume) {
    const spec = { storageClassName: volume.storageClass, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
    apply({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: NAMESPACE }, spec });
  } else {
    const image = `${volume.pool}/${name}`;
    toolbox(`rbd info ${image} >/dev/null 2>&1 || timeout 60 rbd create --size 1G --image-feature layering ${volume.dataPool ? `--data-pool ${volume.dataPool} ` : ''}${image}`, 90);
  }
}

/** Let a volume go with its claim, which the class would keep. */
export const releaseWithClaim = (volume: string) => kubectl(['patch', 'pv', volume, '--type=merge', '-p', '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}']);

/** The next proof begins with an empty volume. */
function removeVolume({ name, volume }: Client): void {
  if ('storageClass' in volume) {
    releaseWithClaim(get('pvc', '-n', NAMESPACE, name).spec.volumeName);
    kubectl(['-n', NAMESPACE, 'delete', 'pvc', name, '--wait=false']);
  } else {
    toolbox(`timeout 60 rbd rm --no-progress ${volume.pool}/${name} || echo left`, 90);
  }
}

/** Returns when its first data is written. */
async function startWriter(client: Client): Promise<void> {
  makeVolume(client);
  apply(deployment(client));
  await writing(client, 600);
}

/** Wait until the writer has written its first data. */
export const writing = (client: Client, seconds: number) => until(`${client.name} writes`, seconds, () => writes(client, moment() - 60).length > 0, 2);

const stopWriter = (client: Client) => kubectl(['-n', NAMESPACE, 'delete', 'deploy', client.name, '--wait', '--ignore-not-found', '--timeout=120s'], { anyway: true });

/** The pod of a writer that is not on its way out. */
export function writerPod(client: Client): { name: string; node: string } | undefined {
  const { items } = JSON.parse(kubectl(['-n', NAMESPACE, 'get', 'pod', '-l', `app=${client.name}`, '-o', 'json']).stdout) as { items: any[] };
  const pod = items.find(item => item.metadata.deletionTimestamp === undefined && item.status.phase === 'Running');
  return pod && { name: pod.metadata.name, node: pod.spec.nodeName };
}

/** Do something while a writer runs; it is gone afterwards, however that ends. What it wrote is left to be looked at where something failed. */
export async function underWriter(client: Client, act: () => Promise<void>): Promise<void> {
  await startWriter(client);
  try {
    await act();
  } finally {
    stopWriter(client);
  }
  removeVolume(client);
}

/** Now, in seconds as writers tell them. */
export const moment = () => Math.floor(Date.now() / 1000);

/** The number of the last write that each writer has told of; what it told on a node that is lost cannot be asked for again. */
const told = new Map<string, number>();

/** When a writer has finished what it has written since a moment. */
function writes(client: Client, since: number): number[] {
  const pod = writerPod(client);
  if (!pod) return [];
  const { stdout } = kubectl(['-n', NAMESPACE, 'logs', pod.name, `--since=${moment() - since + 2}s`], { anyway: true, timeout: 30 });
  const all = [...stdout.matchAll(/^wrote (\d+) \d+ ms at (\d+)$/gm)].map(([, number, at]) => ({ number: Number(number), at: Number(at) }));
  told.set(client.name, Math.max(told.get(client.name) ?? 0, ...all.map(({ number }) => number)));
  return all.map(({ at }) => at).filter(at => at >= since);
}

/** Read everything back and compare; the page cache is dropped first, so that it comes from the OSDs. */
export function verify(client: Client): string {
  const pod = writerPod(client);
  if (!pod) throw new Error(`${client.name} has no running pod`);
  writes(client, moment() - 60);
  const script = `sync; echo 3 >/proc/sys/vm/drop_caches; TOLD=${told.get(client.name) ?? 0}; ${CHECKER}`;
  return kubectl(['-n', NAMESPACE, 'exec', pod.name, '--', 'bash', '-c', script], { timeout: 400 }).stdout.trim();
}

/** Tell what was written since a moment; at no time must more than so many seconds have passed without a write, until now. */
export function expectWrites(report: Report, client: Client, since: number, patience: number): void {
  const all = writes(client, since);
  const times = [since, ...all, moment()];
  const pauses = times.slice(1).map((at, i) => at - times[i]), longest = Math.max(...pauses), ended = times[pauses.indexOf(longest) + 1];
  const secondOf = (at: number) => Math.round(report.seconds - (moment() - at));
  report.step(`${client.name}: nothing was written from second ${secondOf(ended - longest)} to second ${secondOf(ended)}`);
  report.figure(`${client.name}: writes meanwhile`, all.length);
  report.figure(`${client.name}: longest time without a write, seconds`, longest);
  report.expect(`${client.name}: never more than ${patience} seconds without a write`, longest <= patience);
}

export const apply = (object: object) => kubectl(['apply', '--server-side', '--force-conflicts', '-f', '-'], { input: JSON.stringify(object) });

/** What a pod needs to speak to Ceph as a client: its address and key, the devices and the modules of its node. */
function cephParts(command: string, env: readonly { name: string; value: string }[]): object {
  const ours = [{ name: 'etc', mountPath: '/etc/ceph' }, { name: 'mons', mountPath: '/mons' }, { name: 'secret', mountPath: '/secret' }];
  return {
    hostNetwork: true,
    initContainers: [{
      name: 'config',
      image: CEPH_IMAGE,
      command: ['bash', '-c', 'printf "[global]\\nmon_host = %s\\n" "$(sed "s/[a-z]*=//g" /mons/data)" >/etc/ceph/ceph.conf; printf "[client.admin]\\nkey = %s\\n" "$(cat /secret/ceph-secret)" >/etc/ceph/keyring'],
      volumeMounts: ours,
    }],
    containers: [{
      name: 'client',
      image: CEPH_IMAGE,
      command: ['bash', '-c', command],
      env,
      securityContext: { privileged: true },
      volumeMounts: [...ours, { name: 'dev', mountPath: '/dev' }, { name: 'sys', mountPath: '/sys' }, { name: 'modules', mountPath: '/lib/modules', readOnly: true }],
    }],
    volumes: [
      { name: 'etc', emptyDir: {} },
      { name: 'mons', configMap: { name: 'rook-ceph-mon-endpoints' } },
      { name: 'secret', secret: { secretName: 'rook-ceph-mon' } },
      { name: 'dev', hostPath: { path: '/dev' } },
      { name: 'sys', hostPath: { path: '/sys' } },
      { name: 'modules', hostPath: { path: '/lib/modules' } },
    ],
  };
}

/** What a pod needs to write to a claim; it is privileged for `verify`, which drops the caches of the node. */
const claimParts = (claimName: string, command: string, env: readonly { name: string; value: string }[]): object => ({
  containers: [{
    name: 'client', image: CEPH_IMAGE, command: ['bash', '-c', `trap 'exit 0' TERM INT; ${command}`], env, securityContext: { privileged: true }, volumeMounts: [{ name: 'data', mountPath: '/data' }],
  }],
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
});

function writerParts({ name, volume, mebibytes }: Client): object {
  const env = [{ name: 'MEBIBYTES', value: String(mebibytes) }];
  return 'storageClass' in volume ? claimParts(name, WRITER, env) : cephParts(MAPPER + WRITER, [...env, { name: 'IMAGE', value: `${volume.pool}/${name}` }]);
}

function deployment(client: Client): object {
  const { avoid = [] } = client;
  const expressions = [{ key: 'kubernetes.io/hostname', operator: 'NotIn', values: avoid }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: client.name, namespace: NAMESPACE },
    spec: {
      replicas: 1,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: { app: client.name } },
      template: {
        metadata: { labels: { app: client.name } },
        spec: {
          ...writerParts(client),
          terminationGracePeriodSeconds: 20,
          affinity: avoid.length === 0 ? undefined
            : { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: expressions }] } } },
        },
      },
    },
  };
}
