import type { Case } from './cases';

type Objects = Record<string, any>;

/** A cluster that names devices node by node, as most that people have, with pools that fit. */
const onNodes = (objects: Objects, names = ['n1', 'n2', 'n3', 'n4'], more: (name: string) => object = () => ({})) => {
  for (const key of ['local', 'volumeA', 'volumeB', 'volumeC', 'volumeD']) delete objects[key];
  objects.cluster.spec.storage = { useAllNodes: false, useAllDevices: false, nodes: names.map(name => ({ name, devices: [{ name: `/dev/disk/by-id/nvme-eui.${name}`, ...more(name) }] })) };
};
const spec = (objects: Objects, change: object) => Object.assign(objects.cluster.spec, change);
const trial = (objects: Objects) => objects.cluster.metadata.annotations = { 'cdk8s-ceph/purpose': 'trial' };
const release = (objects: Objects, tag: string) => spec(objects, { cephVersion: { image: `quay.io/ceph/ceph:${tag}` } });
const tuned = (objects: Objects, names: string) => objects.cluster.metadata.annotations = { ...objects.cluster.metadata.annotations, 'cdk8s-ceph/tuning': names };
const operator = (objects: Objects, tag: string) => objects.operator = {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'rook-ceph-operator', namespace: 'rook-ceph' }, spec: { template: { spec: { containers: [{ name: 'main', image: `rook/ceph:${tag}`, args: ['ceph', 'operator'] }] } } },
};
const override = (objects: Objects, config: string) => objects.override = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rook-config-override', namespace: 'rook-ceph' }, data: { config } };
const classes = (objects: Objects, deviceClass: string) => {
  for (const key of ['files', 'store']) delete objects[key];
  for (const key of ['vms', 'mgr']) objects[key].spec.deviceClass = deviceClass;
};
const settings = (objects: Objects, data: object) => objects.operatorSettings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rook-ceph-operator-config', namespace: 'rook-ceph' }, data };
const toolbox = (objects: Objects, name: string) => objects[name] = {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'rook-ceph' }, spec: { selector: { matchLabels: { app: 'rook-ceph-tools' } }, template: { metadata: { labels: { app: 'rook-ceph-tools' } }, spec: { containers: [{ name: 'main' }] } } },
};
const confined = (objects: Objects) => objects.confined = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'osd', namespace: 'rook-ceph' }, spec: { podSelector: { matchLabels: { app: 'rook-ceph-osd' } } } };
const cloudSet = ({ cluster }: Objects) => {
  const [set] = cluster.spec.storage.storageClassDeviceSets;
  Object.assign(set.volumeClaimTemplates[0].spec, { storageClassName: 'cloud', volumeName: undefined });
  return set;
};
const ingress = (objects: Objects, enabled: boolean, host = 'ceph.example.com') => {
  spec(objects, { dashboard: { enabled } });
  objects.ingress = {
    apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'dashboard', namespace: 'rook-ceph' }, spec: { rules: [{ host, http: { paths: [{ backend: { service: { name: 'rook-ceph-mgr-dashboard' } } }] } }] },
  };
};
const stretched = (objects: Objects, count: number) => spec(objects, { mon: { count, stretchCluster: { zones: [{ name: 'a' }, { name: 'b' }, { name: 'c', arbiter: true }] } } });
const vault = (objects: Objects, details: object, tokenSecretName?: string) => spec(objects, { security: { kms: { connectionDetails: { KMS_PROVIDER: 'vault', VAULT_ADDR: 'https://vault:8200', ...details }, tokenSecretName } } });

/** What breaks a rule on clusters in objects, and what comes near and does not. */
export const CLUSTER_CASES: Record<string, { breaks: Case[]; passes: Case[] }> = {
  'ceph-cluster/name': {
    breaks: [{ what: 'capitals', change: o => { o.cluster.metadata.name = 'Ceph'; } }, { what: 'a namespace of 37 characters', change: o => { o.cluster.metadata.namespace = 'a'.repeat(37); } }],
    passes: [{ what: 'a namespace that somebody writes later', change: o => { delete o.cluster.metadata.namespace; } }],
  },
  'ceph-cluster/data-dir': {
    breaks: [{ what: 'a directory that Rook ignores, with a slash behind it', change: o => spec(o, { dataDirHostPath: '/etc/ceph/' }) }],
    passes: [{ what: 'none', change: o => { delete o.cluster.spec.dataDirHostPath; } }],
  },
  'ceph-cluster/ceph-version': {
    breaks: [
      { what: 'a release that corrupts data', change: o => release(o, 'v20.2.0') },
      { what: 'the same where others are allowed', change: o => { release(o, 'v20.2.0'); o.cluster.spec.cephVersion.allowUnsupported = true; } },
      { what: 'a release that is too old', change: o => { release(o, 'v18.2.4'); operator(o, 'v1.20.6'); } },
    ],
    passes: [
      { what: 'a tag that does not tell', change: o => release(o, 'v20') },
      { what: 'an older release with an older Rook', change: o => { release(o, 'v18.2.4'); operator(o, 'v1.16.3'); } },
      { what: 'a newer release that is allowed', change: o => { release(o, 'v21.1.0'); o.cluster.spec.cephVersion.allowUnsupported = true; } },
    ],
  },
  'ceph-cluster/no-volumes': {
    breaks: [{ what: 'no storage at all', change: o => { delete o.cluster.spec.storage; } }, { what: 'nodes without devices', change: o => { onNodes(o); for (const node of o.cluster.spec.storage.nodes) delete node.devices; } }],
    passes: [
      { what: 'all devices of all nodes', change: o => spec(o, { storage: { useAllNodes: true, useAllDevices: true } }) },
      { what: 'a cluster outside of Kubernetes', change: o => { delete o.cluster.spec.storage; spec(o, { external: { enable: true } }); } },
    ],
  },
  'ceph-cluster/too-few-hosts': {
    breaks: [{ what: 'two named nodes', change: o => onNodes(o, ['n1', 'n2']) }],
    passes: [{ what: 'three named nodes', change: o => onNodes(o, ['n1', 'n2', 'n3']) }, { what: 'all nodes', change: o => { onNodes(o, ['n1']); o.cluster.spec.storage.useAllNodes = true; } }],
  },
  'pool/too-few-domains': {
    breaks: [{ what: 'three copies on two named nodes', change: o => onNodes(o, ['n1', 'n2']) }],
    passes: [
      { what: 'three copies on three named nodes', change: o => onNodes(o, ['n1', 'n2', 'n3']) },
      { what: 'copies in racks, which the labels of nodes tell', change: o => { onNodes(o, ['n1', 'n2']); o.vms.spec.failureDomain = 'rack'; for (const key of ['mgr', 'files', 'store']) delete o[key]; } },
    ],
  },
  'pool/device-class-empty': {
    breaks: [{ what: 'a class that no device of a node says', change: o => { onNodes(o, undefined, () => ({ config: { deviceClass: 'nvme' } })); classes(o, 'ssd'); } }],
    passes: [
      { what: 'the class of all devices of a node', change: o => { onNodes(o, undefined, () => ({ config: { deviceClass: 'ssd' } })); classes(o, 'ssd'); } },
      { what: 'devices of which one does not say its class', change: o => { onNodes(o, undefined, name => name === 'n1' ? {} : { config: { deviceClass: 'nvme' } }); classes(o, 'ssd'); } },
      { what: 'a class that is said for the whole node', change: o => { onNodes(o); o.cluster.spec.storage.config = { deviceClass: 'ssd' }; classes(o, 'ssd'); } },
    ],
  },
  'pool/failure-domain-unplaced': {
    breaks: [{ what: 'racks of which some host has none', change: o => { for (const key of ['volumeA', 'volumeB', 'volumeC', 'volumeD']) o[key].metadata.annotations = { 'cdk8s-ceph/topology': 'zone=z' }; o.vms.spec.failureDomain = 'rack'; } }],
    passes: [{ what: 'racks of which nothing here tells', change: o => { o.vms.spec.failureDomain = 'rack'; } }],
  },
  'ceph-cluster/duplicate-volume': {
    breaks: [{ what: 'two device sets of one name', change: o => { o.cluster.spec.storage.storageClassDeviceSets[1].name = 'a'; } }],
    passes: [{ what: 'device sets of two names', change: () => undefined }],
  },
  'ceph-cluster/monitor-count': {
    breaks: [{ what: 'an even number', change: o => spec(o, { mon: { count: 2 } }) }],
    passes: [{ what: 'the default', change: o => { delete o.cluster.spec.mon; } }],
  },
  'ceph-cluster/single-monitor': {
    breaks: [{ what: 'one', change: o => spec(o, { mon: { count: 1 } }) }],
    passes: [{ what: 'one in a trial', change: o => { trial(o); spec(o, { mon: { count: 1 } }); } }],
  },
  'ceph-cluster/monitors-together': {
    breaks: [{ what: 'several on a host', change: o => spec(o, { mon: { count: 3, allowMultiplePerNode: true } }) }],
    passes: [
      { what: 'several on the host of a trial', change: o => { trial(o); spec(o, { mon: { count: 3, allowMultiplePerNode: true } }); } },
      { what: 'one on each', change: o => spec(o, { mon: { count: 3, allowMultiplePerNode: false } }) },
    ],
  },
  'ceph-cluster/single-manager': {
    breaks: [{ what: 'one', change: o => spec(o, { mgr: { count: 1 } }) }],
    passes: [{ what: 'two', change: o => spec(o, { mgr: { count: 2 } }) }],
  },
  'ceph-cluster/manager-module': {
    breaks: [{ what: 'the module rook where it fails', change: o => { release(o, 'v20.2.3'); spec(o, { mgr: { count: 2, modules: [{ name: 'rook', enabled: true }] } }); } }],
    passes: [
      { what: 'the module rook where it works', change: o => { release(o, 'v19.2.3'); spec(o, { mgr: { count: 2, modules: [{ name: 'rook', enabled: true }] } }); } },
      { what: 'the module rook switched off', change: o => { release(o, 'v20.2.3'); spec(o, { mgr: { count: 2, modules: [{ name: 'rook', enabled: false }] } }); } },
    ],
  },
  'ceph-cluster/stretch-monitors': {
    breaks: [{ what: 'seven', change: o => stretched(o, 7) }],
    passes: [{ what: 'five', change: o => stretched(o, 5) }],
  },
  'ceph-cluster/memory-too-small': {
    breaks: [{ what: 'OSDs of 1 GiB', change: o => { o.cluster.spec.resources.osd.limits.memory = '1Gi'; } }],
    passes: [{ what: 'no limit of monitors', change: () => undefined }],
  },
  'ceph-cluster/encrypted-volume': {
    breaks: [
      { what: 'a partition of a node', change: o => { onNodes(o); const [node] = o.cluster.spec.storage.nodes; node.devices[0].name += '-part4'; o.cluster.spec.storage.config = { encryptedDevice: 'true' }; } },
      { what: 'a logical volume of a device set', change: o => { o.volumeA.spec.local.path = '/dev/vg0/ceph'; o.cluster.spec.storage.storageClassDeviceSets[0].encrypted = true; } },
    ],
    passes: [
      { what: 'a partition that is not encrypted, beside disks that are', change: o => { onNodes(o); const [node] = o.cluster.spec.storage.nodes; node.devices[0].name += '-part4'; node.config = { encryptedDevice: 'false' }; o.cluster.spec.storage.config = { encryptedDevice: 'true' }; } },
      { what: 'disks', change: o => { for (const set of o.cluster.spec.storage.storageClassDeviceSets) set.encrypted = true; } },
    ],
  },
  'ceph-cluster/key-rotation': {
    breaks: [{ what: 'words', change: o => spec(o, { security: { keyRotation: { enabled: true, schedule: 'every week' } } }) }],
    passes: [{ what: 'the default', change: o => spec(o, { security: { keyRotation: { enabled: true } } }) }],
  },
  'ceph-cluster/vault-address': {
    breaks: [{ what: 'an address in clear', change: o => vault(o, { VAULT_ADDR: 'http://vault:8200' }, 'token') }],
    passes: [{ what: 'an address with HTTPS', change: o => vault(o, {}, 'token') }],
  },
  'ceph-cluster/vault-sign-in': {
    breaks: [{ what: 'no way to sign in', change: o => vault(o, {}) }],
    passes: [{ what: 'a role', change: o => vault(o, { VAULT_AUTH_METHOD: 'kubernetes', VAULT_AUTH_KUBERNETES_ROLE: 'rook' }) }],
  },
  'ceph-cluster/full-ratios': {
    breaks: [{ what: 'levels that fall', change: o => { o.cluster.spec.storage.nearFullRatio = 0.93; } }],
    passes: [{ what: 'levels that rise', change: o => { o.cluster.spec.storage.nearFullRatio = 0.8; } }],
  },
  'ceph-cluster/csi-key-type': {
    breaks: [{ what: 'a kind that the release does not know', change: o => { release(o, 'v20.2.3'); spec(o, { security: { cephx: { csi: { keyType: 'aes256k' } } } }); } }],
    passes: [{ what: 'a kind that the release knows', change: o => { release(o, 'v20.2.4'); spec(o, { security: { cephx: { csi: { keyType: 'aes256k' } } } }); } }],
  },
  'ceph-cluster/log-size': {
    breaks: [{ what: 'less than a megabyte', change: o => spec(o, { logCollector: { enabled: true, maxLogSize: '500k' } }) }],
    passes: [{ what: 'the default', change: () => undefined }],
  },
  'ceph-cluster/address-range': {
    breaks: [{ what: 'an address', change: o => spec(o, { network: { provider: 'host', addressRanges: { public: ['10.0.0.1'] } } }) }],
    passes: [{ what: 'a range', change: o => spec(o, { network: { provider: 'host', addressRanges: { public: ['10.0.0.0/24'] } } }) }],
  },
  'ceph-cluster/address-family': {
    breaks: [
      { what: 'a range of the other family', change: o => spec(o, { network: { ipFamily: 'IPv6', addressRanges: { public: ['10.0.0.0/24'] } } }) },
      { what: 'both families, and ranges of one', change: o => spec(o, { network: { dualStack: true, addressRanges: { public: ['10.0.0.0/24', '10.0.1.0/24'] } } }) },
    ],
    passes: [{ what: 'both families, and ranges of both', change: o => spec(o, { network: { dualStack: true, addressRanges: { public: ['10.0.0.0/24', 'fd00:1::/64'] } } }) }],
  },
  'ceph-cluster/dual-stack': {
    breaks: [{ what: 'both families', change: o => spec(o, { network: { dualStack: true, ipFamily: 'IPv4' } }) }],
    passes: [{ what: 'one family', change: o => spec(o, { network: { dualStack: false, ipFamily: 'IPv6' } }) }],
  },
  'ceph-cluster/host-network-open': {
    breaks: [{ what: 'the network of hosts without ranges', change: o => spec(o, { network: { provider: 'host' } }) }],
    passes: [{ what: 'another network', change: o => spec(o, { network: { provider: 'multus' } }) }],
  },
  'ceph-cluster/standing-act': {
    breaks: [
      { what: 'devices of other clusters to be wiped', change: o => spec(o, { cleanupPolicy: { wipeDevicesFromOtherClusters: true } }) },
      { what: 'upgrades without a look', change: o => spec(o, { skipUpgradeChecks: true }) },
      { what: 'upgrades over what is not healthy', change: o => spec(o, { continueUpgradeAfterChecksEvenIfNotHealthy: true }) },
    ],
    passes: [{ what: 'all of it off', change: o => spec(o, { skipUpgradeChecks: false, cleanupPolicy: { wipeDevicesFromOtherClusters: false } }) }],
  },
  'ceph-cluster/tuning-name': {
    breaks: [{ what: 'a preset that there is not', change: o => tuned(o, 'latency,fast') }, { what: 'a preset twice', change: o => tuned(o, 'latency,latency') }],
    passes: [{ what: 'presets that there are', change: o => tuned(o, 'latency, capacity') }, { what: 'none', change: o => tuned(o, '') }],
  },
  'ceph-cluster/tuning-class': {
    breaks: [{ what: 'a class that no OSD has', change: o => tuned(o, 'nvme') }],
    passes: [
      { what: 'devices that only their hosts know', change: o => { tuned(o, 'nvme'); o.cluster.spec.storage.useAllNodes = true; } },
      { what: 'a class that OSDs have', change: o => { tuned(o, 'nvme'); classes(o, 'nvme'); for (const set of o.cluster.spec.storage.storageClassDeviceSets) set.volumeClaimTemplates[0].metadata.annotations = { crushDeviceClass: 'nvme' }; } },
    ],
  },
  'ceph-cluster/tuning-contradiction': {
    breaks: [{ what: 'clients first and recovery first', change: o => tuned(o, 'recovery-first,latency') }],
    passes: [{ what: 'recovery first alone', change: o => tuned(o, 'recovery-first') }],
  },
  'ceph-cluster/read-affinity': {
    breaks: [{ what: 'a release that may lose data', change: o => { release(o, 'v20.2.1'); spec(o, { csi: { readAffinity: { enabled: true } } }); } }],
    passes: [
      { what: 'the same without it', change: o => release(o, 'v20.2.1') },
      { what: 'a newer release', change: o => { release(o, 'v20.2.2'); spec(o, { csi: { readAffinity: { enabled: true } } }); } },
    ],
  },
  'ceph-cluster/config-value': {
    breaks: [{ what: 'a number', change: o => spec(o, { cephConfig: { osd: { osd_max_backfills: 1 } } }) }, { what: 'a name without a value in the file', change: o => override(o, '[osd]\nosd_max_backfills\n') }],
    passes: [{ what: 'a file with comments and spaces', change: o => override(o, '# all\n[osd]\n; more\nosd max backfills = 1\n') }],
  },
  'ceph-cluster/memory-target': {
    breaks: [{ what: 'a target in the file', change: o => override(o, '[global]\nosd_memory_target = 8589934592\n') }, { what: 'a target of the cluster', change: o => spec(o, { cephConfig: { osd: { osd_memory_target: '8589934592' } } }) }],
    passes: [{ what: 'a target where nothing limits OSDs', change: o => { delete o.cluster.spec.resources; spec(o, { cephConfig: { osd: { osd_memory_target: '8589934592' } } }); } }],
  },
  'ceph-cluster/default-copies': {
    breaks: [
      { what: 'a single copy in the file', change: o => override(o, '[global]\nosd_pool_default_size = 1\n') },
      { what: 'a single copy of the cluster', change: o => spec(o, { cephConfig: { global: { osd_pool_default_size: '1' } } }) },
      { what: 'leave to have one', change: o => spec(o, { cephConfig: { global: { mon_allow_pool_size_one: 'true' } } }) },
    ],
    passes: [
      { what: 'a single copy in a trial', change: o => { trial(o); override(o, '[global]\nosd_pool_default_size = 1\n'); } },
      { what: 'three copies', change: o => spec(o, { cephConfig: { global: { osd_pool_default_size: '3', mon_allow_pool_size_one: 'false' } } }) },
    ],
  },
  'ceph-cluster/config-file-end': {
    breaks: [{ what: 'a last line without an end', change: o => override(o, '[global]\nosd_pool_default_size = 3') }],
    passes: [{ what: 'an empty file', change: o => override(o, '') }, { what: 'a last line with its end', change: o => override(o, '[global]\nosd_pool_default_size = 3\n') }],
  },
  'rook-operator/dead-setting': {
    breaks: [{ what: 'settings of drivers that nothing reads', change: o => { operator(o, 'v1.20.6'); settings(o, { ROOK_CSI_ENABLE_RBD: 'true', CSI_PLUGIN_TOLERATIONS: '[]' }); } }],
    passes: [
      { what: 'settings that an older operator reads', change: o => { operator(o, 'v1.17.3'); settings(o, { CSI_PLUGIN_TOLERATIONS: '[]' }); } },
      { what: 'the one that is still read', change: o => { operator(o, 'v1.20.6'); settings(o, { CSI_CEPHFS_KERNEL_MOUNT_OPTIONS: 'ms_mode=prefer-crc' }); } },
      { what: 'settings of an operator that is elsewhere', change: o => settings(o, { CSI_PLUGIN_TOLERATIONS: '[]' }) },
    ],
  },
  'rook-operator/driver-name': {
    breaks: [{ what: 'a namespace that makes the names of drivers too long', change: o => { settings(o, {}); o.operatorSettings.metadata.namespace = 'a'.repeat(50); } }],
    passes: [{ what: 'a short one', change: o => settings(o, {}) }],
  },
  'toolbox/several': {
    breaks: [{ what: 'two that select the same pods', change: o => { toolbox(o, 'one'); toolbox(o, 'two'); } }],
    passes: [{ what: 'two of two clusters', change: o => { toolbox(o, 'one'); toolbox(o, 'two').metadata.namespace = 'other'; } }],
  },
  'network-policies/host-network': {
    breaks: [{ what: 'daemons on the network of their hosts', change: o => { spec(o, { network: { provider: 'host' } }); confined(o); } }],
    passes: [{ what: 'daemons on the network of pods', change: confined }],
  },
  'volume-claims/name': {
    breaks: [{ what: 'a name that is too long with its templates', change: o => { cloudSet(o).name = 'a'.repeat(45); } }],
    passes: [{ what: 'a name that is long enough for one template', change: o => { cloudSet(o).name = 'a'.repeat(43); } }],
  },
  'volume-claims/size': {
    breaks: [{ what: 'OSDs of 1 GiB', change: o => { cloudSet(o).volumeClaimTemplates[0].spec.resources.requests.storage = '1Gi'; } }],
    passes: [{ what: 'OSDs of 100 GiB', change: o => { cloudSet(o).volumeClaimTemplates[0].spec.resources.requests.storage = '100Gi'; } }],
  },
  'volume-claims/count': {
    breaks: [{ what: 'none', change: o => { cloudSet(o).count = 0; } }],
    passes: [{ what: 'three', change: o => { cloudSet(o).count = 3; } }],
  },
  'dashboard-ingress/name': {
    breaks: [{ what: 'a host with capitals', change: o => ingress(o, true, 'Ceph_1') }],
    passes: [{ what: 'no host', change: o => { ingress(o, true); delete o.ingress.spec.rules[0].host; } }],
  },
  'dashboard-ingress/dashboard-off': {
    breaks: [{ what: 'a dashboard that is off', change: o => ingress(o, false) }],
    passes: [{ what: 'a dashboard that runs', change: o => ingress(o, true) }, { what: 'a dashboard of a cluster elsewhere', change: o => { ingress(o, false); o.ingress.metadata.namespace = 'other'; } }],
  },
};
