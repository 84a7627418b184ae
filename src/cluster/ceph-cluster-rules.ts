import type { ClusterCase } from './private/cluster-plan';
import { ENCRYPTION_RULES } from './private/encryption-rules';
import { knowsAes256k } from '../model/layout/key-types';
import { LAYOUT_RULES } from './private/layout-rules';
import { MONITOR_RULES } from './private/monitor-rules';
import { RESOURCE_RULES } from './private/resource-rules';
import { STRETCH_RULES } from './private/stretch-rules';
import { isDnsLabel } from '../model/layout/names';
import { MIB, human } from '../model/layout/quantity';
import { Rule, see } from '../model/rules/rule';
import type { Topic } from '../model/rules/topic';

const IDENTITY_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/name',
    severity: 'error',
    title: 'The names of a cluster and its namespace are DNS labels; the namespace, being the cluster id of the drivers, has at most 36 characters.',
    why: 'The API server refuses the objects, or the drivers their configuration.',
    see: see('ceph-cluster/name'),
    check: ({ name, namespace }) => [
      ...isDnsLabel(name) ? [] : [{ property: 'name', value: `'${name}'`, reason: 'it must be lower-case letters, digits and dashes', fix: "give the construct such an id, or set 'name'" }],
      ...isDnsLabel(namespace, 36) ? [] : [{ property: 'namespace', value: `'${namespace}'`, reason: 'it must be lower-case letters, digits and dashes, at most 36', fix: 'choose such a namespace' }],
    ],
  },
  {
    code: 'ceph-cluster/shared-namespace',
    severity: 'error',
    title: 'A namespace holds one cluster.',
    why: 'Rook stops reconciling both, without a word in either.',
    see: see('ceph-cluster/shared-namespace'),
    check: ({ namespace, others }) => others.filter(other => other.namespace === namespace).map(other => ({
      property: 'namespace', value: `'${namespace}'`, reason: `${other.path} lives there too`, fix: "set 'namespace' on one of them",
    })),
  },
  {
    code: 'ceph-cluster/namespace-without-permissions',
    severity: 'error',
    title: 'The operator has permissions in the namespace of the cluster.',
    why: 'The daemons have no service accounts there, and no pod of the cluster starts.',
    see: see('ceph-cluster/namespace-without-permissions'),
    check: ({ namespace, operatorNamespaces }) => operatorNamespaces === undefined || operatorNamespaces.includes(namespace) ? [] : [{
      property: 'namespace', value: `'${namespace}'`, reason: `the operator is set up for ${operatorNamespaces.join(', ')}`, fix: "add it to 'clusterNamespaces' of the RookOperator",
    }],
  },
  {
    code: 'ceph-cluster/data-dir',
    severity: 'error',
    title: 'The data directory is an absolute path of its own.',
    why: 'Rook silently ignores a cluster in /etc/ceph, /rook or /var/log/ceph, and the API server refuses relative paths.',
    see: see('ceph-cluster/data-dir'),
    check: ({ dataDirHostPath }) => /^\/[^\s]+$/.test(dataDirHostPath) && !['/etc/ceph', '/rook', '/var/log/ceph'].includes(dataDirHostPath) ? [] : [{
      property: 'dataDirHostPath', value: `'${dataDirHostPath}'`, reason: 'it must be an absolute path other than /etc/ceph, /rook and /var/log/ceph', fix: 'leave it out, or use a path such as /var/lib/rook',
    }],
  },
  {
    code: 'ceph-cluster/shared-data-dir',
    severity: 'error',
    title: 'Clusters that share hosts have data directories of their own.',
    why: "Their monitors would write to each other's stores.",
    see: see('ceph-cluster/shared-data-dir'),
    check: ({ dataDirHostPath, layout, others }) => others
      .filter(other => other.dataDirHostPath === dataDirHostPath && other.hosts.some(name => layout.hosts.some(host => host.name === name)))
      .map(other => ({ property: 'dataDirHostPath', value: `'${dataDirHostPath}'`, reason: `${other.path} uses it on the same hosts`, fix: 'set another path on one of them' })),
  },
  {
    code: 'ceph-cluster/ceph-version',
    severity: 'error',
    title: 'The Ceph release is one that Rook 1.20 runs: Squid from 19.2.0, Tentacle from 20.2.1.',
    why: 'Rook refuses others, and 20.2.0 can corrupt data when reads are local.',
    see: see('ceph-cluster/ceph-version'),
    check: ({ cephVersion, cephImage }) => supported(cephVersion) ? [] : [{
      property: 'cephVersion',
      value: `'${cephImage}'`,
      reason: cephVersion === '' ? 'its tag does not tell the version' : 'Rook 1.20 does not run it',
      fix: 'use CephVersion.V20_2_4, or CephVersion.of(image) with such a tag',
    }],
  },
];

const SETTING_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/full-ratios',
    severity: 'error',
    title: 'The fill levels rise: near full, then backfill full, then full, each between 0 and 1 with at most two decimals.',
    why: 'In another order Ceph reports an error for good; further decimals are cut off, and small changes dropped.',
    see: see('ceph-cluster/full-ratios'),
    check: ({ ratios }) => {
      const { nearFull = 0.85, backfillFull = 0.9, full = 0.95 } = ratios;
      const legal = [nearFull, backfillFull, full].every(ratio => ratio > 0 && ratio < 1 && Math.abs(ratio * 100 - Math.round(ratio * 100)) < 1e-9);
      return legal && nearFull < backfillFull && backfillFull < full ? [] : [{
        property: 'nearFullRatio, backfillFullRatio, fullRatio', value: `${nearFull}, ${backfillFull}, ${full}`, reason: 'they must rise, between 0 and 1, with two decimals', fix: 'leave them out for 0.85, 0.9 and 0.95',
      }];
    },
  },
  {
    code: 'ceph-cluster/csi-key-type',
    severity: 'error',
    title: 'Keys of kind aes256k need Ceph 19.2.6, 20.2.4 or newer.',
    why: 'Older releases refuse the command, and the CSI drivers never get their keys.',
    see: see('ceph-cluster/csi-key-type'),
    check: ({ csiKeyType, cephVersion }) => csiKeyType !== 'aes256k' || !supported(cephVersion) || knowsAes256k(cephVersion) ? [] : [{
      property: 'csiKeyType', value: 'AES256K', reason: `Ceph ${cephVersion} does not know it`, fix: 'leave it out, or use a newer release of Ceph',
    }],
  },
  {
    code: 'ceph-cluster/address-range',
    severity: 'error',
    title: 'Address ranges are CIDRs.',
    why: 'Rook refuses the cluster after it has been applied.',
    see: see('ceph-cluster/address-range'),
    check: ({ network }) => [...network.publicRanges, ...network.clusterRanges].filter(range => !isCidr(range)).map(range => ({
      property: 'network', value: `'${range}'`, reason: 'it is not a network in CIDR form', fix: 'write it as 10.0.1.0/24 or fd00:1::/64',
    })),
  },
  {
    code: 'ceph-cluster/address-family',
    severity: 'error',
    title: 'Address ranges are of the family that daemons listen on.',
    why: 'Daemons find no address in the range and do not start.',
    see: see('ceph-cluster/address-family'),
    check: ({ network }) => network.dualStack ? [] : [...network.publicRanges, ...network.clusterRanges]
      .filter(range => isCidr(range) && range.includes(':') !== (network.ipFamily === 'IPv6'))
      .map(range => ({
        property: 'network', value: `'${range}'`, reason: `daemons listen on ${network.ipFamily ?? 'IPv4'}`, fix: "write ranges of that family, or set 'ipFamily' or 'dualStack'",
      })),
  },
  {
    code: 'ceph-cluster/host-network-open',
    severity: 'warning',
    title: 'On the network of the hosts the ranges are said.',
    why: 'On hosts with several networks daemons may listen on the wrong one, and it cannot be changed later.',
    see: see('ceph-cluster/host-network-open'),
    check: ({ network }) => network.host && network.publicRanges.length === 0 ? [{
      property: 'network', value: 'Network.host()', reason: 'on hosts with several networks the wrong one may be used', fix: "say 'publicRanges', or approve that the hosts have one network",
    }] : [],
  },
  {
    code: 'ceph-cluster/host-network-monitors',
    severity: 'error',
    title: 'On the network of the hosts each monitor needs a host of its own.',
    why: 'Two monitors would want the same ports; Rook refuses to deploy them.',
    see: see('ceph-cluster/host-network-monitors'),
    check: ({ network, monitors, layout }) => network.host && layout.hosts.length > 0 && monitors.count > layout.hosts.length ? [{
      property: 'monitors.count', value: `${monitors.count}`, reason: `only ${layout.hosts.length} hosts are declared, and ports are shared on their network`, fix: 'use fewer monitors, or Network.pod()',
    }] : [],
  },
  {
    code: 'ceph-cluster/config-value',
    severity: 'error',
    title: 'Ceph options have a name and a value.',
    why: 'One bad option makes Rook fail the whole reconcile, for ever.',
    see: see('ceph-cluster/config-value'),
    check: ({ cephConfig }) => Object.entries(cephConfig).flatMap(([who, options]) => Object.entries(options)
      .filter(([key, value]) => who === '' || !/^[a-z0-9_/.\- ]+$/i.test(key) || typeof value !== 'string' || value === '')
      .map(([key, value]) => ({ property: `cephConfig['${who}']['${key}']`, value: `'${value}'`, reason: 'an option needs a section, a name and a text', fix: 'remove it, or write the value as text' }))),
  },
  {
    code: 'ceph-cluster/log-size',
    severity: 'error',
    title: 'Log files may grow to at least 1 MiB.',
    why: 'Rook rounds to whole megabytes and refuses less than one.',
    see: see('ceph-cluster/log-size'),
    check: ({ logs }) => logs.maxBytes >= MIB ? [] : [{ property: 'logMaxSize', value: human(logs.maxBytes), reason: 'it must be at least 1 MiB', fix: 'use Size.mebibytes(500)' }],
  },
];

function supported(version: string): boolean {
  const [major, minor, patch] = version.split('.').map(Number);
  return (major === 19 && minor >= 2) || (major === 20 && (minor > 2 || (minor === 2 && patch >= 1)));
}

function isCidr(range: string): boolean {
  const [address, bits, more] = range.split('/');
  if (more !== undefined || !/^\d{1,3}$/.test(bits ?? '')) return false;
  const octets = address.split('.');
  if (octets.length === 4) return octets.every(octet => /^\d{1,3}$/.test(octet) && Number(octet) <= 255) && Number(bits) <= 32;
  return /^[0-9a-f:]+$/i.test(address) && address.includes(':') && address.split('::').length <= 2
    && (address.includes('::') ? address.split(':').length <= 8 : address.split(':').length === 8) && Number(bits) <= 128;
}

export const CEPH_CLUSTER_RULES: Rule<ClusterCase>[] = [
  ...IDENTITY_RULES, ...LAYOUT_RULES, ...MONITOR_RULES, ...STRETCH_RULES, ...RESOURCE_RULES, ...ENCRYPTION_RULES, ...SETTING_RULES,
];

export const CEPH_CLUSTER_TOPIC: Topic<ClusterCase> = { name: 'ceph-cluster', rules: CEPH_CLUSTER_RULES };
