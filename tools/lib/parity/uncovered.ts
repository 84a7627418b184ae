/** Documents that no program of ours makes, and why. */
export interface Uncovered {
  readonly files: readonly string[];
  /** Only these kinds. */
  readonly kinds?: readonly string[];
  /** What to do instead, where there is something. */
  readonly instead?: string;
  readonly why: string;
}

export const UNCOVERED: readonly Uncovered[] = [
  {
    files: ['cluster-external.yaml', 'cluster-external-management.yaml', 'external/*', 'common-external.yaml', 'object-external.yaml', 'rgw-external.yaml'],
    why: 'Clusters that Rook does not run itself: nothing about their devices is known, so nothing could be judged.',
    instead: 'Refer to pools and filesystems of a cluster that another app owns with the `from…` functions.',
  },
  {
    files: ['cluster-multus-test.yaml', 'multus-validation-test-openshift.yaml'],
    why: 'Several networks by Multus depend on definitions of networks that differ from site to site.',
    instead: 'Use `Network.host()` with address ranges for a network of its own.',
  },
  {
    files: ['cluster-stretched-aws.yaml'],
    why: 'A stretched cluster on volumes that move between nodes: each OSD counts as a host, so the two copies of a place may share one.',
    instead: 'Declare the hosts of both places with `LocalVolumeSet` and use `Monitors.stretched()`.',
  },
  {
    files: ['cluster-tnf.yaml', 'pool-tnf.yaml'],
    why: 'Two nodes with two copies of the data, and a monitor that is moved between them by other means: refused by `pool/copies` and `ceph-cluster/too-few-hosts`.',
    instead: 'Three hosts, or a trial cluster.',
  },
  {
    files: ['filesystem*.yaml'],
    kinds: ['CephFilesystemSubVolumeGroup'],
    why: 'Rook makes the group `csi` of every filesystem itself; a second description of it could only contradict (`sub-volume-group/reserved`).',
    instead: 'Nothing need be done; for tenants make a `SubVolumeGroup`.',
  },
  {
    files: ['pool-mirrored.yaml', 'radosnamespace-mirrored.yaml', 'rbdmirror.yaml', 'filesystem-mirror.yaml', 'volume-replication*.yaml'],
    why: 'Mirroring to another cluster needs secrets and peers of both, and a plan for which of them is in charge.',
    instead: 'For objects, use realms and zones. Else patch the pool and apply Rook\'s example beside the output.',
  },
  {
    files: ['object-a.yaml', 'object-b.yaml', 'object-shared-pools.yaml', 'object-shared-pools-test.yaml', 'object-separate-pools-test.yaml'],
    why: 'Pools that are shared by object stores, or made one by one for them: pools are made by the construct that owns them, so that their redundancy is judged.',
    instead: 'Stores over one zone share its pools (`ObjectZone`).',
  },
  {
    files: ['object-multisite-realm-test.yaml', 'two-object-one-zone-test.yaml'],
    kinds: ['CephObjectZone'],
    why: 'A zone over pools that are shared or made by hand.',
    instead: 'A zone with pools of its own, which stores share.',
  },
  {
    files: ['object-multi-instance-test.yaml'],
    kinds: ['CephObjectStore'],
    why: 'Gateways that offer some protocols only: the library has no option for it.',
    instead: 'Patch `/spec/protocols` of the store.',
  },
  {
    files: ['object-multisite-pull-realm*.yaml'],
    kinds: ['Secret'],
    why: 'Secrets are never written: they would stand in Git.',
    instead: 'Copy the Secret `ObjectRealm.keysSecretName` from the other cluster.',
  },
  {
    files: ['object-account.yaml', 'bucket-notification.yaml', 'bucket-topic.yaml', 'bucket-notification-endpoint.yaml', 'cosi/*'],
    why: 'Accounts, notifications and the second interface for buckets (COSI) of object stores.',
    instead: 'Apply Rook\'s examples beside the output; their names refer to the store, which is a promise.',
  },
  {
    files: ['csi/nvmeof/*', 'nvmeof-test.yaml'],
    why: 'Block volumes over NVMe on fabrics, which Rook calls experimental.',
    instead: 'A class over a `BlockPool`.',
  },
  {
    files: ['csi/*/snapshot.yaml', 'csi/cephfs/groupsnapshot.yaml'],
    why: 'Taking a snapshot is an act, not part of a description that is applied again and again.',
    instead: 'Make a `SnapshotClass`, and take snapshots with `kubectl` or a backup tool.',
  },
  {
    files: ['csi/cephfs/groupsnapshotclass.yaml'],
    why: 'Snapshots of groups need kinds that are still of a beta version.',
    instead: 'Let the drivers take them with `CsiSnapshotPolicy.VOLUME_GROUP_SNAPSHOT`, and apply the class beside the output.',
  },
  {
    files: ['monitoring/*'],
    kinds: ['ServiceMonitor', 'PrometheusRule', 'Prometheus', 'Service', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'ScaledObject'],
    why: 'Prometheus itself is part of the Kubernetes cluster. The ServiceMonitor of the cluster is made by Rook (`monitoring: true`).',
    instead: 'Set `monitoring: true`, and apply Rook\'s rules beside the output.',
  },
  {
    files: ['dashboard-external-http*.yaml', 'dashboard-loadbalancer.yaml', 'nfs-load-balancer.yaml', 'headless-mon-service.yaml'],
    why: 'Services that open a port to the outside, one of them without encryption.',
    instead: '`DashboardIngress` for the dashboard; else a Service of cdk8s-plus.',
  },
  {
    files: ['cleanup-job.yaml', 'osd-purge.yaml', 'toolbox-job.yaml'],
    why: 'Jobs that destroy or act once; in a description they would act again whenever it is applied.',
    instead: 'Give the commands in the `Toolbox`.',
  },
  {
    files: ['toolbox-operator-image.yaml', 'direct-mount.yaml'],
    why: 'Other ways to a shell with Ceph\'s commands.',
    instead: '`Toolbox`.',
  },
  {
    files: ['csi-ceph-conf-override.yaml', 'osd-env-override.yaml'],
    why: 'Overrides by hand, which nothing can be judged against.',
    instead: '`cephConfig` of the cluster, or a ConfigMap of cdk8s beside it.',
  },
  {
    files: ['operator-openshift.yaml', 'object-openshift.yaml'],
    kinds: ['SecurityContextConstraints', 'ConfigMap', 'OperatorConfig', 'Driver', 'Deployment', 'Route'],
    why: 'What OpenShift needs beside Kubernetes: its constraints of security and its routes.',
    instead: 'Apply Rook\'s file for OpenShift, and use `RookOperator.existing()`.',
  },
  {
    files: [
      'mysql.yaml', 'wordpress.yaml', 'sqlitevfs-client.yaml', 'csi/cephfs/kube-registry.yaml', 'csi/*/pod.yaml', 'csi/*/pod-ephemeral.yaml', 'csi/rbd/raw-block-pod.yaml',
    ],
    kinds: ['Deployment', 'Service', 'Pod', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding'],
    why: 'Applications, which are not storage.',
    instead: 'cdk8s-plus, to which claims are handed.',
  },
];

/** Why a document has no twin of ours; undefined where it must have one. */
export function uncoveredReason(file: string, kind: string): Uncovered | undefined {
  return UNCOVERED.find(({ files, kinds }) => files.some(pattern => matches(pattern, file)) && (kinds === undefined || kinds.includes(kind)));
}

function matches(pattern: string, file: string): boolean {
  return new RegExp(`^${pattern.split('*').map(text => text.replace(/\./g, '\\.')).join('.*')}$`).test(file);
}
