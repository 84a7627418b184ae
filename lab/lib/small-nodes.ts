import { ceph, osds, osdsUp, whenSettled } from './ceph';
import { LabNode, nodeNamed } from './layout';
import { powerOff } from './nodes';
import { storageNodes } from './osds';
import { nodesUp } from './up';

/** MiB of a node with so little memory that what is measured is larger than all it can keep. */
export const SMALL = 1536;

/** One more disk, for storage that is not Ceph's, and what it is called on the node. */
const BESIDE = { name: 'three', gibibytes: 12 };
export const DISK_BESIDE = '/dev/ubdd';

const small = (node: LabNode): LabNode => ({ ...node, memory: SMALL, disks: [...node.disks, BESIDE] });

/** By themselves OSDs would take more memory than such a node has. */
const CACHES = { bluestore_cache_autotune: 'false', bluestore_cache_size: `${64 * 2 ** 20}` };

async function rebooted(names: readonly string[], otherwise?: (node: LabNode) => LabNode): Promise<void> {
  const all = osds().length;
  for (const name of names) await powerOff(nodeNamed(name));
  await nodesUp(names, otherwise);
  await osdsUp(all, 900);
  await whenSettled('every placement group is clean', 900);
}

/** All nodes with storage have little memory and another disk meanwhile. */
export async function withSmallNodes(work: (names: readonly string[]) => Promise<void>): Promise<void> {
  const names = storageNodes();
  for (const [name, value] of Object.entries(CACHES)) ceph(`config set osd ${name} ${value}`);
  try {
    await rebooted(names, small);
    await work(names);
  } finally {
    await rebooted(names);
    for (const name of Object.keys(CACHES)) ceph(`config rm osd ${name}`);
  }
}
