import { entries, list } from '../look';

/** A device that a CephCluster names on a host, without a device set. */
export interface NamedDevice {
  /** `<node>/<device>`, or the node alone where it names no device; `*` stands for every node. */
  readonly id: string;
  readonly node: string;
  readonly property: string;
}

const ALL_NODES = '*';

/** The devices that a CephCluster names by host, or for every host. */
export function namedDevices({ spec }: any): NamedDevice[] {
  const of = (node: string, at: string, devices: any): NamedDevice[] => list(devices).map(device => {
    const name = String(device?.fullpath ?? device?.name ?? device);
    return { id: `${node}/${name.replace(/^\/dev\//, '')}`, node, property: `${at}.devices[${name}]` };
  });
  const nodes = list(spec?.storage?.nodes).flatMap(node => {
    const at = `spec.storage.nodes[${node?.name}]`, devices = of(node?.name, at, node?.devices);
    return devices.length > 0 ? devices : [{ id: `${node?.name}`, node: node?.name, property: at }];
  });
  return [...nodes, ...of(ALL_NODES, 'spec.storage', spec?.storage?.devices)];
}

/** Whether devices of a node are taken without being named: a name that is dropped drops nothing there. */
export function takesUnnamed({ spec }: any): (node: string) => boolean {
  const storage = spec?.storage;
  const named = new Map(list(storage?.nodes).map(node => [node?.name, node]));
  return node => {
    const all = storage?.useAllNodes === true || named.has(node);
    return all && (named.get(node)?.useAllDevices ?? storage?.useAllDevices) === true;
  };
}

/** Whether a CephCluster has OSDs that its objects do not tell: on hosts, without a device set. */
export function hasUntoldOsds({ spec }: any): boolean {
  const scope = spec?.storage;
  return namedDevices({ spec }).length > 0
    || [scope, ...list(scope?.nodes)].some(each => entries(each).some(([key, value]) => /^use(AllDevices|AllNodes)$|^device(Path)?Filter$/.test(key) && value !== false && value !== '' && value !== null));
}
