import { Writable } from 'node:stream';
import type { Exec, V1Status } from '@kubernetes/client-node' with { 'resolution-mode': 'import' };
import { checks } from 'cdk8s-ceph/model';
import type { CephClient } from './client';
import type { Objects } from './objects';
import { answerOf } from '../run/hands';

/** Seconds for a command of Ceph, and a little more until nobody is waited for any longer. */
const COMMAND = 60, LIMIT = COMMAND + 30;

/** The pod that is made where the stack has no toolbox. */
const OWN = 'cdk8s-ceph-toolbox';

/** So long the pod of our own lives, in seconds: one that was forgotten ends by itself. */
const LIFE = 6 * 3600;

/** Gives commands to Ceph in the toolbox of a cluster; where there is none, in a pod of our own with the same image. */
export class Toolbox implements CephClient {
  /** Clusters in whose namespace a pod of our own was made. */
  private readonly made = new Set<string>();

  public constructor(private readonly inPods: Exec, private readonly objects: Objects) {}

  public async ask(cluster: string, words: readonly string[]): Promise<checks.Answer> {
    try {
      const found = await this.pod(cluster);
      if ('reason' in found) return { code: 1, output: found.reason };
      const command = [...found.wrapper, 'timeout', `${COMMAND}`, 'ceph', ...found.options, '--connect-timeout', '20', ...words, '--format', 'json'];
      return await this.exec(checks.namespaceOf(cluster), found.name, command);
    } catch (error) {
      return { code: 1, output: (error as Error).message };
    }
  }

  /** The pods that were made here are taken away. */
  public async close(): Promise<void> {
    for (const cluster of this.made) await this.objects.remove({ resource: 'pods', namespace: checks.namespaceOf(cluster), name: OWN });
  }

  private async pod(cluster: string): Promise<{ readonly name: string; readonly wrapper: readonly string[]; readonly options: readonly string[] } | { readonly reason: string }> {
    const namespace = checks.namespaceOf(cluster);
    const running = async (objects: checks.Selected) => {
      const { code, output, json } = await this.objects.list(objects);
      if (code !== 0) throw new Error(output);
      return ((json as { items: any[] }).items).find(({ metadata, status }) => metadata.deletionTimestamp === undefined && status?.phase === 'Running' && status.containerStatuses?.every(({ ready }: any) => ready));
    };
    const theirs = await running({ resource: 'pods', namespace, labels: { app: 'rook-ceph-tools' } });
    if (theirs !== undefined) return { name: theirs.metadata.name, wrapper: [], options: [] };
    const declared = await this.objects.list({ resource: 'deployments.apps', namespace, labels: { app: 'rook-ceph-tools' } });
    if ((declared.json as { items?: any[] } | undefined)?.items?.some(({ spec }) => spec?.replicas !== 0)) return { reason: 'the toolbox does not run yet' };
    const ours = await running({ resource: 'pods', namespace, name: OWN });
    if (ours !== undefined) return { name: OWN, wrapper: ['bash', '-c', WITH_KEY, 'ceph'], options: [] };
    return { reason: await this.make(cluster) };
  }

  /** Make a pod with the image of the cluster, and say what is waited for. */
  private async make(cluster: string): Promise<string> {
    const namespace = checks.namespaceOf(cluster);
    const { json } = await this.objects.list({ resource: 'cephclusters.ceph.rook.io', namespace, name: cluster.slice(namespace.length + 1) });
    const found = (json as { items?: any[] } | undefined)?.items?.[0], image = found?.status?.version?.image ?? found?.spec?.cephVersion?.image;
    if (image === undefined) return `there is no CephCluster ${cluster} yet`;
    await this.objects.apply(podOf(namespace, image));
    this.made.add(cluster);
    return 'a pod for commands starts';
  }

  private async exec(namespace: string, pod: string, command: readonly string[]): Promise<checks.Answer> {
    const [stdout, stderr] = [keeping(), keeping()];
    const status = await new Promise<V1Status>((done, fail) => {
      const late = setTimeout(() => fail(new Error(`no answer within ${LIMIT} s`)), LIMIT * 1000);
      const settled = <Value>(then: (value: Value) => void) => (value: Value) => {
        clearTimeout(late);
        then(value);
      };
      this.inPods.exec(namespace, pod, '', [...command], stdout.into, stderr.into, null, false, settled(done)).then(socket => {
        socket.on('close', settled(() => fail(new Error('the connection ended before the command'))));
        socket.on('error', settled(fail));
      }, settled((error: { message?: string }) => fail(new Error(error.message ?? 'the pod cannot be reached'))));
    });
    return answerOf(codeOf(status), stdout.text(), stderr.text());
  }
}

/** 0, or what the command ended with. */
function codeOf({ status, details }: V1Status): number {
  if (status === 'Success') return 0;
  return Number(details?.causes?.find(({ reason }) => reason === 'ExitCode')?.message ?? 1);
}

/** Keeps what is written. */
function keeping(): { readonly into: Writable; readonly text: () => string } {
  const parts: Buffer[] = [];
  const write = (part: Buffer, _: BufferEncoding, done: () => void) => {
    parts.push(Buffer.from(part));
    done();
  };
  return { into: new Writable({ write }), text: () => Buffer.concat(parts).toString() };
}

/** Writes the key and the addresses where `ceph` looks for them, then does what follows. */
const WITH_KEY = `set -e
printf '[%s]\\nkey = %s\\n' "$ROOK_CEPH_USERNAME" "$ROOK_CEPH_SECRET" > /tmp/keyring
printf '[global]\\nmon_host = %s\\nkeyring = /tmp/keyring\\n[%s]\\nkeyring = /tmp/keyring\\n' "$(sed 's/[a-z]*=//g' /etc/rook/mon-endpoints)" "$ROOK_CEPH_USERNAME" > /tmp/ceph.conf
export CEPH_CONF=/tmp/ceph.conf CEPH_ARGS="--name $ROOK_CEPH_USERNAME"
exec "$@"`;

function podOf(namespace: string, image: string): any {
  const secret = (name: string, key: string) => ({ name, valueFrom: { secretKeyRef: { name: 'rook-ceph-mon', key } } });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: OWN, namespace, labels: { 'app': OWN, 'app.kubernetes.io/managed-by': 'cdk8s-ceph' } },
    spec: {
      restartPolicy: 'Never',
      activeDeadlineSeconds: LIFE,
      automountServiceAccountToken: false,
      containers: [{
        name: 'ceph',
        image,
        command: ['sleep', `${LIFE}`],
        env: [secret('ROOK_CEPH_USERNAME', 'ceph-username'), secret('ROOK_CEPH_SECRET', 'ceph-secret')],
        volumeMounts: [{ name: 'mon-endpoints', mountPath: '/etc/rook' }],
        securityContext: { runAsNonRoot: true, runAsUser: 2016, runAsGroup: 2016, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      }],
      volumes: [{ name: 'mon-endpoints', configMap: { name: 'rook-ceph-mon-endpoints', items: [{ key: 'data', path: 'mon-endpoints' }] } }],
      tolerations: [{ operator: 'Exists' }],
    },
  };
}
