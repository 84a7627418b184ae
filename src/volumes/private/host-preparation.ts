import { Construct } from 'constructs';
import { PlacedVolume } from './offer';
import { PREPARE_SCRIPT } from './prepare-script';
import { Phase, render, tolerationsOf } from '../../core';
import { DaemonSet, DaemonSetSpec } from '../../imports/apps';
import { ConfigMap } from '../../imports/core';
import { fileLink, fingerprint, HostSpec } from '../../model/layout';

export interface HostPreparationProps {
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  readonly hosts: readonly HostSpec[];
  readonly volumes: readonly PlacedVolume[];
}

/**
 * What has to be done on a host before its volumes exist: logical volumes that are to be created, and files that are to be
 * attached as loop devices after every boot. One small DaemonSet per set, on the hosts concerned only, which creates what
 * is missing and never deletes, shrinks or formats anything.
 */
export class HostPreparation extends Construct {
  /** Adds a preparation to a set of which a volume needs one; returns nothing otherwise. */
  public static addWhereNeeded(scope: Construct, props: HostPreparationProps): HostPreparation | undefined {
    const work = props.volumes.filter(volume => taskOf(volume) !== undefined);
    return work.length === 0 ? undefined : new HostPreparation(scope, 'preparation', props, work);
  }

  private constructor(scope: Construct, id: string, private readonly props: HostPreparationProps, private readonly work: PlacedVolume[]) {
    super(scope, id);
    const name = `${props.name}-preparation`;
    const metadata = { name, namespace: props.namespace, labels: { app: name } };
    render(this, ConfigMap, metadata, () => ({ data: this.tables() }), { phase: Phase.VOLUMES, id: 'Tables' });
    render(this, DaemonSet, metadata, () => ({ spec: this._toKube(name) }), { phase: Phase.VOLUMES });
  }

  /** One table a host under the host's name, and the script beside them. */
  private tables(): Record<string, string> {
    const tables: Record<string, string> = { 'prepare.sh': PREPARE_SCRIPT };
    for (const volume of this.work) tables[volume.host] = `${tables[volume.host] ?? ''}${taskOf(volume)}\n`;
    return tables;
  }

  /** @internal */
  public _toKube(name: string): DaemonSetSpec {
    const hosts = [...new Set(this.work.map(volume => volume.host))];
    return {
      selector: { matchLabels: { app: name } },
      updateStrategy: { type: 'RollingUpdate' },
      template: {
        // The script is read at start only; the tables are read again in every round.
        metadata: { labels: { app: name }, annotations: { 'cdk8s-ceph/script': fingerprint(PREPARE_SCRIPT) } },
        spec: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: hosts }] }],
              },
            },
          },
          automountServiceAccountToken: false,
          containers: [{
            name: 'prepare',
            image: this.props.image,
            command: ['bash', '/etc/cdk8s-ceph/prepare.sh'],
            env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
            // A pod is not Ready before its startup probe has succeeded, after which it is asked no more. The script ends where it is no longer ready.
            startupProbe: { exec: { command: ['test', '-e', '/tmp/ready'] }, periodSeconds: 10, timeoutSeconds: 30, failureThreshold: PROBES_A_DAY },
            resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '256Mi' } },
            securityContext: { privileged: true, runAsUser: 0 },
            volumeMounts: [
              { name: 'tables', mountPath: '/etc/cdk8s-ceph', readOnly: true },
              { name: 'dev', mountPath: '/dev' },
              { name: 'host', mountPath: '/host', mountPropagation: 'HostToContainer' },
            ],
          }],
          priorityClassName: 'system-node-critical',
          terminationGracePeriodSeconds: 5,
          tolerations: tolerationsOf(this.props.hosts.flatMap(host => host.taints)),
          volumes: [
            { name: 'tables', configMap: { name } },
            { name: 'dev', hostPath: { path: '/dev', type: 'Directory' } },
            { name: 'host', hostPath: { path: '/', type: 'Directory' } },
          ],
        },
      },
    };
  }
}

/** What is missing may take a person. After a day the container is started anew, and goes on waiting. */
const PROBES_A_DAY = 8640;

/** The line of the table that says what to do for a volume. */
function taskOf({ name, spec }: PlacedVolume): string | undefined {
  if (spec.kind === 'file') return `file ${fileLink(name)} ${spec.path} ${spec.bytes}`;
  if (spec.kind === 'logicalVolume' && spec.create) return `lv ${spec.volumeGroup} ${spec.logicalVolume} ${spec.bytes}`;
  return undefined;
}
