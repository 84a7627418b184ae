import { inventory as model, layout as facts } from 'cdk8s-ceph/model';
import { Document, YAMLMap } from 'yaml';
import { LAYOUT_VERSION } from './schema';

/** Which of several classes a pool for volumes stands on: the fastest. */
const FASTEST = ['nvme', 'ssd', 'hdd'];

/** The text of a layout that gives all offered devices to Ceph, with one pool for volumes and its StorageClass. */
export function layoutOf({ devices }: model.Inventory): string {
  const offered = devices.filter(({ state, use }) => state === 'offered' && use !== undefined);
  const hosts = [...new Set(devices.map(({ host }) => host))].sort();
  const own = new Map(hosts.map(host => [host, offered.filter(device => device.host === host)]));
  const document = new Document({
    layout: LAYOUT_VERSION,
    hosts: Object.fromEntries([...own].map(([host, its]) => [host, { volumes: its.map(volumeOf) }])),
    block: { volumes: { ...poolOf(offered), classes: { 'ceph-block': { isDefault: true } } } },
  });
  for (const [host, its] of own) {
    its.forEach(({ model: name, serial, bytes, findings }, i) => {
      const volume = document.getIn(['hosts', host, 'volumes', i], true) as YAMLMap;
      volume.flow = true;
      volume.commentBefore = [[name, serial, facts.human(bytes)].filter(Boolean).join(', '), ...findings.map(({ code, reason }) => `${code}: ${reason}`)].map(line => ` ${line}`).join('\n');
    });
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function volumeOf({ kind, use, bytes, deviceClass }: model.InventoryDevice): object {
  const named = kind === 'logicalVolume' ? { logicalVolume: use!.replace(/^\/dev\//, '') } : kind === 'partition' ? { partition: use } : { disk: use };
  return { ...named, size: String(bytes), ...typeof deviceClass === 'string' ? { deviceClass } : {} };
}

/** With devices of several classes a pool has to choose one. */
function poolOf(offered: readonly model.InventoryDevice[]): object {
  const classes = new Set(offered.map(({ deviceClass }) => typeof deviceClass === 'string' ? deviceClass : undefined));
  const fastest = FASTEST.find(name => classes.has(name));
  return classes.size > 1 && fastest !== undefined ? { deviceClass: fastest } : {};
}
