/** A machine of the lab: what its disks are and what is made of them before Kubernetes sees it. */
export interface LabNode {
  readonly name: string;
  readonly index: number;
  /** MiB; taken from this machine only as it is used. */
  readonly memory: number;
  readonly disks: readonly { readonly name: string; readonly gibibytes: number }[];
  /** Node labels, `key=value`. */
  readonly labels: readonly string[];
  /** A script that runs on each boot and makes volumes that are not there yet. */
  readonly prepare: string;
}

const GIB = 8;

/** A volume group on a disk of its own; the host preparation of the library makes the logical volumes in it. */
const volumeGroup = (device: string) => `vgs vg0 >/dev/null 2>&1 || { pvcreate -q -y ${device} && vgcreate -q vg0 ${device}; }\n`;
const partition = (device: string, label: string) =>
  `[ -b ${device}1 ] || { printf 'label: gpt\\nname=${label}\\n' | sfdisk -q ${device}; udevadm settle; }\n`;

function node(name: string, index: number, disks: readonly string[], prepare: string): LabNode {
  return {
    name,
    index,
    memory: 10240,
    disks: disks.map(disk => ({ name: disk, gibibytes: GIB })),
    labels: [`topology.kubernetes.io/zone=zone-${name.slice(-1)}`],
    prepare: `#!/bin/bash\n${prepare}`,
  };
}

/** Four machines that differ in what a volume is on them: a logical volume, a whole disk, a partition; the last is the spare. */
export const NODES: readonly LabNode[] = [
  node('node-a', 1, ['one', 'two'], volumeGroup('/dev/ubdb')),
  node('node-b', 2, ['one', 'two'], volumeGroup('/dev/ubdb')),
  node('node-c', 3, ['one', 'two'], volumeGroup('/dev/ubdb') + partition('/dev/ubdc', 'ceph-two')),
  node('node-d', 4, ['one', 'two'], volumeGroup('/dev/ubdb')),
];

export function nodeNamed(name: string): LabNode {
  const found = NODES.find(candidate => candidate.name === name);
  if (!found) throw new Error(`no node is called ${name}; there are ${NODES.map(each => each.name).join(', ')}`);
  return found;
}
