import { LabNode, NODES } from './layout';
import { onNode, powerOff, scrap } from './nodes';
import { nodesUp } from './up';

/** MiB of a node with so little memory that what is measured is larger than all it can keep. */
export const SMALL = 1536;

/** More disks, one for Ceph and one for storage that is not Ceph's, and what that is called on the node. */
const MORE = [{ name: 'three', gibibytes: 16 }, { name: 'four', gibibytes: 12 }];
export const DISK_BESIDE = '/dev/ubde';

const small = (node: LabNode): LabNode => ({ ...node, memory: SMALL, disks: [...node.disks, ...MORE] });

/** Switch all nodes off and on again. A node that was made a moment ago has not yet written all that it cannot do without. */
async function rebooted(otherwise?: (node: LabNode) => LabNode): Promise<void> {
  for (const node of NODES) {
    onNode(node, 'sync');
    await powerOff(node);
  }
  for (const node of NODES) MORE.forEach(({ name }) => scrap(node, name));
  await nodesUp(NODES.map(({ name }) => name), otherwise);
}

/** All nodes have little memory and more disks meanwhile. */
export async function withSmallNodes(work: () => Promise<void>): Promise<void> {
  await rebooted(small);
  try {
    await work();
  } finally {
    await rebooted();
  }
}
