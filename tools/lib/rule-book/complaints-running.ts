import type { ComplaintGroup } from './answer';

/** What people complain about, from claims to the tools around. */
export const COMPLAINTS_RUNNING: readonly ComplaintGroup[] = [
  {
    letter: 'I',
    title: 'Claims that pend, volumes that are stuck',
    complaints: [
      { what: 'A claim pends, and nothing says why', rules: ['storage-class/derived-parameter', 'storage-class/several-defaults', 'claim/bucket-class', 'claim/size', 'ceph-nfs/driver-off'] },
      { what: 'A volume in a mode that its backend does not have', rules: ['claim/shared-block-filesystem', 'claim/raw-file-volume', 'storage-class/file-fs-type'] },
      { what: 'A volume does not leave a node that is lost', unknowable: 'Kubernetes waits until somebody says that the node is really off (taint `node.kubernetes.io/out-of-service`).' },
    ],
  },
  {
    letter: 'J',
    title: 'Deleting and installing again',
    complaints: [
      { what: 'A namespace or a cluster is stuck in deletion', byDefault: 'Output is in numbered phases; teardown is the reverse.', unknowable: 'What still uses the storage is known to the cluster only.' },
      { what: 'A directory of a former cluster breaks the next one', rules: ['ceph-cluster/data-dir', 'ceph-cluster/shared-data-dir'], unknowable: 'What lies on a host can be seen there only.' },
      { what: 'Data is gone with its objects', byDefault: 'Objects that hold data are marked so that tools do not prune them, and pools outlive them.' },
    ],
  },
  {
    letter: 'K',
    title: 'Upgrades, Helm, GitOps',
    complaints: [
      { what: 'A release that Rook does not run, or that corrupts data', rules: ['ceph-cluster/ceph-version'] },
      { what: 'Definitions deleted with a release, and everything with them', byDefault: 'Definitions are a phase of their own, marked to be kept.' },
      { what: 'Settings of the drivers that Rook no longer reads', rules: ['rook-operator/dead-setting', 'rook-operator/setting-with-prop'] },
      { what: 'Nulls and empty values that show as endless drift', rules: ['policy/null-value'], byDefault: 'Nothing is written that has no value.' },
      { what: 'An object that is too large to apply', rules: ['ceph-cluster/too-large'], byDefault: 'Output is meant for `kubectl apply --server-side`.' },
    ],
  },
  {
    letter: 'L',
    title: 'Monitoring and logs',
    complaints: [
      { what: 'ServiceMonitors whose kind is not there', byDefault: '`monitoring` is off unless asked for.', unknowable: 'Whether the Prometheus operator runs is known to the cluster only.' },
      { what: 'Logs that fill the disk', rules: ['ceph-cluster/log-size'], byDefault: 'Logs are rotated by day and by size.' },
    ],
  },
  {
    letter: 'M',
    title: 'Recovery from a disaster',
    complaints: [
      { what: 'What must be saved to build the cluster again?', byDefault: 'The description itself can be applied again: names are promises, and local volumes are bound by name.', unknowable: 'Keys and the identity of the cluster are made in it, and are never written to files here.' },
    ],
  },
  {
    letter: 'N',
    title: 'Performance',
    complaints: [
      { what: 'Slow, compared with a local disk', rules: ['local-volume/metadata-ratio', 'pool/device-class-open', 'ceph-filesystem/server-memory', 'ceph-nfs/memory'], unknowable: 'How fast devices and networks are is not declared.' },
    ],
  },
  {
    letter: 'O',
    title: 'Other storage systems',
    complaints: [
      { what: 'Space that is free, but "insufficient"', rules: ['pool/too-few-domains', 'pool/failure-domain-unplaced'], unknowable: 'Where free space is depends on what is written.' },
    ],
  },
  {
    letter: 'P',
    title: 'cdk8s',
    complaints: [
      { what: 'Objects dropped from code stay in the cluster', byDefault: 'Objects that hold data shall stay: they are marked so that tools do not prune them.', unknowable: 'What was applied before is not known here.' },
      { what: 'Files that are applied in a wrong order', rules: ['policy/phase-order'], byDefault: '`StorageApp` writes numbered phases.' },
      { what: 'Two constructs that make one object', rules: ['app/duplicate-object', 'local-volume-set/duplicate-name'] },
      { what: 'Names that the API server refuses', rules: ['block-pool/name', 'ceph-cluster/name', 'ceph-filesystem/name', 'object-store/name', 'claim/name', 'storage-class/name'] },
      { what: 'Names that change with a release or a move', byDefault: 'Names come from ids and declared names, never from a checksum of the path.' },
      { what: 'Claim templates of StatefulSets', byDefault: '`StorageClass.claimTemplate()`.' },
      { what: 'Other bytes at each run', byDefault: 'The output depends neither on the order of declaration nor on the machine.' },
    ],
  },
];
