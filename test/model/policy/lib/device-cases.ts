import type { Case, Objects } from './cases';
import { volume } from './objects';

const at = (what: string, path: string, more = {}): Case => ({ what, change: o => { Object.assign(o.volumeA.spec, more, { local: { path } }); } });
const nodes = (what: string, devices: object[], ...names: string[]): Case => ({ what, change: o => { o.cluster.spec.storage.nodes = names.map(name => ({ name, devices })); } });
const beside = (what: string, path: string, host: string, second: string): Case => ({
  what, change: o => { o.volumeA.spec.local.path = path; o.more = { ...volume(host, second), metadata: { name: 'more' } }; },
});
const twice = (what: string, path: string, second: string) => beside(what, path, 'a', second);
const onTwo = (what: string, path: string) => beside(what, path, 'd', path);
const shared = (o: Objects) => { o.volumeA.spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values.push('d'); };

/** Names of devices, in volumes and in clusters. */
export const DEVICE_CASES: Record<string, { breaks: Case[]; passes: Case[] }> = {
  'local-volume/moving-path': {
    breaks: [
      at('a volume on /dev/sdb', '/dev/sdb'),
      nodes('a node with sdb', [{ name: 'sdb' }], 'x'),
      nodes('a node with a full path to sdb', [{ fullpath: '/dev/sdb' }], 'x'),
      at('a link named after a kernel name', '/mnt/local-storage/localblock/sdb'),
      at('numbers of a device', '/dev/block/8:16'),
      { what: 'a device of all nodes', change: o => { o.cluster.spec.storage.devices = [{ name: 'sdb' }]; } },
    ],
    passes: [
      nodes('a node with a lasting name', [{ name: '/dev/disk/by-id/wwn-9' }], 'x'),
      at('a directory that is called as its owner likes', '/mnt/disks/sdb', { volumeMode: 'Filesystem' }),
      at('a link named after an identity', '/mnt/local-storage/localblock/wwn-9'),
    ],
  },
  'local-volume/content-path': {
    breaks: [at('a name from a filesystem', '/dev/disk/by-uuid/1')],
    passes: [at('a filesystem by its UUID', '/dev/disk/by-uuid/1', { volumeMode: 'Filesystem' })],
  },
  'local-volume/reserved-device': {
    breaks: [at('a device of characters', '/dev/sg3')],
    passes: [at('a volume of a group', '/dev/vg/sg3')],
  },
  'local-volume/path': {
    breaks: [at('a directory', '/dev/disk/by-id/'), at('a command of the shell', '/dev/disk/by-id/$(reboot)')],
    passes: [at('a name that somebody fills in later', '/dev/disk/by-id/${DISK}'), at('a link that another provisioner made', '/mnt/local-storage/localblock/wwn-9')],
  },
  'local-volume/unsure-path': {
    breaks: [
      at('a name that multipath counts', '/dev/mapper/mpatha'),
      at('an identity of zeros', '/dev/disk/by-id/wwn-0x0000000000000000'),
      nodes('a label of a partition', [{ name: '/dev/disk/by-partlabel/data' }], 'x'),
      onTwo('a UUID of a partition on two hosts', '/dev/disk/by-partuuid/1'),
      twice('a drive of which another namespace is used', '/dev/disk/by-id/nvme-M_S', '/dev/disk/by-id/nvme-M_S_2'),
    ],
    passes: [
      at('the identity below multipath', '/dev/disk/by-id/dm-uuid-mpath-36001405aaaabbbbccccddddeeeeffff0'),
      at('a UUID of a partition on one host', '/dev/disk/by-partuuid/1'),
      twice('two namespaces of a drive', '/dev/disk/by-id/nvme-M_S_1', '/dev/disk/by-id/nvme-M_S_2'),
    ],
  },
  'local-volume/temporary-device': {
    breaks: [at('a disk that is gone with its machine', '/dev/disk/by-id/nvme-Amazon_EC2_NVMe_Instance_Storage_AWS0123456789ABCDEF')],
    passes: [at('a disk of the network', '/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789')],
  },
  'local-volume/claimed-twice': {
    breaks: [
      twice('two volumes on one device', '/dev/disk/by-id/wwn-1', '/dev/disk//by-id/wwn-1'),
      twice('two names of one device', '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', '/dev/disk/by-id/scsi-35000c500a1b2c3d4'),
      twice('two names of one namespace', '/dev/disk/by-id/nvme-M_S', '/dev/disk/by-id/nvme-M_S_1'),
      twice('a volume on a disk and one on its partition', '/dev/disk/by-id/wwn-1', '/dev/disk/by-id/wwn-1-part1'),
      nodes('a device of a node that a volume stands on', [{ name: '/dev/disk/by-id/wwn-1' }], 'a'),
      nodes('a device twice on a node', [{ name: 'disk/by-id/wwn-9' }, { name: '/dev/disk/by-id/wwn-9' }], 'x'),
      { what: 'a volume that several hosts reach, and one of theirs', change: o => { shared(o); o.more = { ...volume('d', '/dev/disk/by-id/wwn-1'), metadata: { name: 'more' } }; } },
    ],
    passes: [
      twice('two partitions of one disk', '/dev/disk/by-id/wwn-1-part2', '/dev/disk/by-id/wwn-1-part1'),
      onTwo('one place on two hosts', '/dev/disk/by-path/pci-0000:00:17.0-ata-1'),
      { what: 'a volume that several hosts reach', change: shared },
    ],
  },
  'local-volume/claimed-on-hosts': {
    breaks: [
      onTwo('one identity on two hosts', '/dev/disk/by-id/wwn-1'),
      nodes('one identity on two nodes of a cluster', [{ name: '/dev/disk/by-id/wwn-9' }], 'x', 'y'),
    ],
    passes: [
      onTwo('one place on two hosts', '/dev/disk/by-path/pci-0000:00:17.0-ata-1'),
      onTwo('a serial that a hypervisor makes up', '/dev/disk/by-id/ata-QEMU_HARDDISK_QM00005'),
      { what: 'a volume that several hosts reach', change: shared },
    ],
  },
};
