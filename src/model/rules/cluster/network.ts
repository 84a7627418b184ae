import type { ClusterCase } from './cluster-spec';
import { known } from '../../layout';
import { Rule, see } from '../rule';

/** The network that daemons talk on. */
export const NETWORK_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/address-range',
    severity: 'error',
    title: 'Address ranges are CIDRs.',
    why: 'Rook refuses the cluster after it has been applied.',
    see: see('ceph-cluster/address-range'),
    check: ({ network }) => [...network.publicRanges, ...network.clusterRanges].filter(range => !isCidr(range)).map(range => ({
      property: 'network', value: `'${range}'`, reason: 'it is not a network in CIDR form', fix: 'Write the range like 10.0.1.0/24 or fd00:1::/64',
    })),
  },
  {
    code: 'ceph-cluster/address-family',
    severity: 'error',
    title: 'Address ranges are of the IP family that daemons listen on.',
    why: 'Daemons find no address in the range and do not start.',
    see: see('ceph-cluster/address-family'),
    check: ({ network }) => {
      const ranges = [...network.publicRanges, ...network.clusterRanges].filter(isCidr);
      const family = (range: string) => range.includes(':') ? 'IPv6' : 'IPv4';
      if (network.dualStack) {
        return [network.publicRanges, network.clusterRanges].map(all => all.filter(isCidr)).filter(all => new Set(all.map(family)).size === 1).map(all => ({
          property: 'network', value: `'${all.join(', ')}'`, reason: `daemons listen on both families, and these are ${family(all[0])} only`, fix: "Add a range of the other family, or remove 'dualStack'",
        }));
      }
      return ranges.filter(range => family(range) !== (network.ipFamily ?? 'IPv4')).map(range => ({
        property: 'network', value: `'${range}'`, reason: `daemons listen on ${network.ipFamily ?? 'IPv4'}`, fix: "Use ranges of that family, or set 'ipFamily' or 'dualStack'",
      }));
    },
  },
  {
    code: 'ceph-cluster/dual-stack',
    severity: 'warning',
    title: 'A new cluster starts with addresses of one IP family.',
    why: 'Monitors of a new cluster that listen on both families form no quorum, and the cluster never comes up.',
    see: see('ceph-cluster/dual-stack'),
    check: ({ network }) => network.dualStack !== true ? [] : [{
      property: 'network.dualStack', value: 'true', reason: 'a new cluster with it does not come up (rook#17221, rook#7522)', fix: "Remove 'network.dualStack', or approve this if the cluster runs with it already",
    }],
  },
  {
    code: 'ceph-cluster/host-network-open',
    severity: 'warning',
    title: 'With the network of the hosts, the address ranges are given.',
    why: 'On hosts with several networks, daemons may listen on the wrong one, and this cannot be changed later.',
    see: see('ceph-cluster/host-network-open'),
    check: ({ network }) => network.host && network.publicRanges.length === 0 ? [{
      property: 'network', value: 'the network of the hosts', reason: 'on hosts with several networks, daemons may use the wrong one', fix: "Set 'publicRanges', or approve this if the hosts have one network",
    }] : [],
  },
  {
    code: 'ceph-cluster/host-network-monitors',
    severity: 'error',
    title: 'With the network of the hosts, each monitor has a host of its own.',
    why: 'Two monitors on one host would need the same ports, and Rook refuses to deploy them.',
    see: see('ceph-cluster/host-network-monitors'),
    check: ({ network, monitors, ...cluster }) => {
      if (!network.host) return [];
      const { length } = known(cluster.hosts);
      return length === 0 || monitors.count <= length ? [] : [{
        property: 'monitors.count', value: `${monitors.count}`, reason: `only ${length} hosts are declared, and ports are shared on their network`, fix: "Set 'monitors.count' to fewer, or use the network of pods",
      }];
    },
  },
];

function isCidr(range: string): boolean {
  const [address, bits, more] = range.split('/');
  if (more !== undefined || !/^\d{1,3}$/.test(bits ?? '')) return false;
  const octets = address.split('.');
  if (octets.length === 4) return octets.every(octet => /^\d{1,3}$/.test(octet) && Number(octet) <= 255) && Number(bits) <= 32;
  return /^[0-9a-f:]+$/i.test(address) && address.includes(':') && address.split('::').length <= 2
    && (address.includes('::') ? address.split(':').length <= 8 : address.split(':').length === 8) && Number(bits) <= 128;
}
