import { LabNode } from './layout';
import { nodeAddress } from './network';
import { onNode } from './nodes';

const PATH = '/srv/nfs';

/** What a client mounts. */
export const nfsExport = (node: LabNode) => ({ server: nodeAddress(node.index), path: PATH });

/** The kernel of a node exports a disk of it by NFS 4.0: a write is answered when it is durable. */
export function nfsServerUp(node: LabNode, disk: string): void {
  onNode(node, [
    `blkid ${disk} >/dev/null || mkfs.ext4 -q ${disk}`,
    `mkdir -p ${PATH} /var/lib/nfs/rpc_pipefs`,
    `mountpoint -q ${PATH} || mount ${disk} ${PATH}`,
    'modprobe nfsd',
    'mountpoint -q /proc/fs/nfsd || mount -t nfsd nfsd /proc/fs/nfsd',
    `exportfs -o rw,sync,no_root_squash,no_subtree_check '*:${PATH}'`,
    'pgrep -x rpc.mountd >/dev/null || rpc.mountd -N 2 -N 3',
    // From 4.1 on this kernel hands out layouts of files, by which a client would write to a server of NFS 3 that is not there; each write then waits for that.
    'rpc.nfsd -N 3 -N 4.1 -N 4.2 -V 4.0 8',
  ].join(' && '));
}
