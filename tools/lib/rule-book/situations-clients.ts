import type { Situation } from './answer';

export const CLIENTS: readonly Situation[] = [
  {
    row: 80,
    what: 'Keys that kernels cannot use',
    rules: ['ceph-cluster/csi-key-type', 'ceph-client/key-type'],
    byDefault: 'Keys of the drivers and of clients are of the kind that every kernel knows.',
  },
  { row: 81, what: 'A class whose driver has another prefix', rules: ['rook-operator/driver-name'], byDefault: 'Both follow from the namespace of the operator.' },
  { row: 82, what: 'A class with a wrong pool, cluster or secret', rules: ['storage-class/derived-parameter', 'storage-class/wrong-pool', 'storage-class/strange-driver', 'policy/dangling-reference'], byDefault: 'All of them follow from the backend.' },
  { row: 83, what: 'A change of a class, which Kubernetes refuses', unknowable: 'What a class said before is not known here; `StorageClass` says how to replace one without harm.' },
  { row: 84, what: 'XFS on nodes that carry OSDs', rules: ['storage-class/xfs'], byDefault: 'ext4.' },
  {
    row: 85,
    what: 'Features of images, or reading nearby, that kernels do not know',
    rules: ['ceph-cluster/ceph-version'],
    byDefault: 'Features that kernels know since 5.4; reading nearby is off.',
    unknowable: 'Kernels of nodes are not declared.',
  },
  {
    row: 86,
    what: 'Encrypted traffic that mounts do not speak',
    byDefault: 'Whoever asks for encryption or compression gets the option for mounts with it.',
    unknowable: 'Kernels of nodes are not declared; the options say which they need.',
  },
  {
    row: 87,
    what: 'Classes of snapshots that nothing serves',
    rules: ['snapshot-class/no-snapshots'],
    byDefault: 'The drivers are told which snapshots to take.',
    unknowable: 'Whether the snapshot controller runs is known to the cluster only.',
  },
  { row: 88, what: 'Claims whose data is deleted with them', rules: ['volume-claims/reclaim-policy'], byDefault: 'Volumes are retained unless asked otherwise.' },
  { row: 89, what: 'Filesystems and stores whose data is deleted with their object', rules: ['policy/deleted-with-object'], byDefault: 'Data outlives its object unless `destroyDataOnDelete` is said.' },
  { row: 90, what: 'OSDs whose volumes are deleted with the cluster', rules: ['volume-claims/reclaim-policy', 'policy/volume-reclaim'], byDefault: 'Local volumes are retained.' },
  { row: 95, what: 'Another network for a cluster that lives', unknowable: 'What a description said before is not known to it; `Network` says that it cannot be changed.' },
  { row: 96, what: 'Ports that are taken on the network of hosts', rules: ['ceph-cluster/host-network-monitors', 'object-store/port'], unknowable: 'What else listens on a host is known there only.' },
  { row: 97, what: 'The wrong network card', rules: ['ceph-cluster/host-network-open', 'ceph-cluster/address-range', 'ceph-cluster/address-family'] },
];
