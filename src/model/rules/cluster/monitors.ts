import type { ClusterCase } from './cluster-spec';
import { isTentacle } from './releases';
import { hostsThatEndSpread, known } from '../../layout';
import { Rule, see } from '../rule';

/** The quorum: how many monitors and managers, and where they can run. */
export const MONITOR_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/monitor-count',
    severity: 'error',
    title: 'The number of monitors is odd and at most 9.',
    why: 'An even number needs a larger majority but survives no more losses. The API server refuses more than 9.',
    see: see('ceph-cluster/monitor-count'),
    check: ({ monitors }) => Number.isInteger(monitors.count) && monitors.count % 2 === 1 && monitors.count >= 1 && monitors.count <= 9 ? [] : [{
      property: 'monitors.count', value: `${monitors.count}`, reason: 'an even number survives no more losses than one monitor fewer', fix: "Set 'monitors.count' to 3, or to 5 on five hosts or more",
    }],
  },
  {
    code: 'ceph-cluster/single-monitor',
    severity: 'error',
    allowedInTrial: true,
    title: 'Outside of trials, a cluster has at least three monitors.',
    why: 'When the only monitor is lost, the cluster stops. When its store is lost, too, the data can no longer be read.',
    see: see('ceph-cluster/single-monitor'),
    check: ({ monitors }) => monitors.count !== 1 ? [] : [{
      property: 'monitors.count', value: '1', reason: 'the loss of the only monitor stops the cluster', fix: "Set 'monitors.count' to 3, or make the cluster a trial",
    }],
  },
  {
    code: 'ceph-cluster/monitors-exceed-hosts',
    severity: 'error',
    title: 'Every monitor has a declared host of its own.',
    why: 'Outside of trials Rook never places two monitors on one host, so the last monitors stay unschedulable and the cluster does not start.',
    see: see('ceph-cluster/monitors-exceed-hosts'),
    check: ({ monitors, hosts, trial }) => {
      if (trial) return [];
      const { length } = known(hosts);
      return length === 0 || monitors.count <= length ? [] : [{
        property: 'monitors.count',
        value: `${monitors.count}`,
        reason: `only ${length} hosts are declared`,
        fix: "Declare more hosts (Host.named('…') without volumes is enough), or use fewer monitors",
      }];
    },
  },
  {
    code: 'ceph-cluster/monitors-together',
    severity: 'error',
    allowedInTrial: true,
    title: 'Outside of trials, no two monitors run on one host.',
    why: 'Kubernetes may place all of them on one host. When this host is lost, the majority is lost with it, and the cluster stops.',
    see: see('ceph-cluster/monitors-together'),
    check: ({ monitors }) => !monitors.together || monitors.count < 2 ? [] : [{
      property: 'monitors.together', value: 'true', reason: 'the loss of one host can take the majority of the monitors', fix: "Set 'monitors.together' to false, or make the cluster a trial",
    }],
  },
  {
    code: 'ceph-cluster/monitors-not-spread',
    severity: 'warning',
    title: 'If some hosts declare their rack or zone, all hosts do, so that monitors are kept apart by it.',
    why: 'Rook keeps monitors apart by a level only if all hosts have a place at it. Otherwise two of them may be in one rack, and its loss stops the cluster.',
    see: see('ceph-cluster/monitors-not-spread'),
    check: ({ monitors, layout, monitorVolumes, trial }) => {
      const ended = trial || monitors.stretch !== undefined ? undefined : hostsThatEndSpread(monitors, layout, monitorVolumes);
      return ended === undefined ? [] : [{
        property: 'monitors',
        value: `${monitors.count}`,
        reason: `they are not kept apart by ${ended.level}, because ${ended.hosts.slice(0, 5).join(', ')}${ended.hosts.length > 5 ? ' and others' : ''} do not declare theirs`,
        fix: `Set '${ended.level}' on every host`,
      }];
    },
  },
  {
    code: 'ceph-cluster/monitor-volumes',
    severity: 'error',
    title: 'There are enough volumes for the monitors, all in one set.',
    why: 'A monitor without a volume never starts, and Rook takes volumes for monitors from one class only.',
    see: see('ceph-cluster/monitor-volumes'),
    check: ({ monitors, monitorVolumes }) => {
      if (monitors.kind !== 'localVolumes') return [];
      const hosts = monitorVolumes.flatMap(volumes => volumes.hosts);
      if (monitorVolumes.length > 1) {
        return [{ property: 'monitors', value: 'onLocalVolumes', reason: `${monitorVolumes.length} sets offer volumes for monitors`, fix: "Remove 'monitor' from the hosts of all sets but one" }];
      }
      return hosts.length >= monitors.count ? [] : [{
        property: 'monitors', value: 'onLocalVolumes', reason: `${hosts.length} hosts offer a volume, ${monitors.count} monitors need one`, fix: "Set 'monitor' on more hosts",
      }];
    },
  },
  {
    code: 'ceph-cluster/no-spare-monitor-volume',
    severity: 'warning',
    title: 'There is one more volume for monitors than monitors.',
    why: 'When a host does not come back, its monitor can move only to a free volume.',
    see: see('ceph-cluster/no-spare-monitor-volume'),
    check: ({ monitors, monitorVolumes, trial }) => !trial && monitors.kind === 'localVolumes' && monitorVolumes.length === 1 && monitorVolumes[0].hosts.length === monitors.count ? [{
      property: 'monitors', value: 'onLocalVolumes', reason: `all ${monitors.count} volumes are taken, so a lost monitor cannot move`, fix: "Set 'monitor' on one more host",
    }] : [],
  },
  {
    code: 'ceph-cluster/manager-count',
    severity: 'error',
    title: 'There are 1 to 5 managers.',
    why: 'The API server refuses more. Without a manager there is no balancing, no metrics and no dashboard.',
    see: see('ceph-cluster/manager-count'),
    check: cluster => {
      const managers = known(cluster.managers);
      return Number.isInteger(managers) && managers >= 1 && managers <= 5 ? [] : [{
        property: 'managers', value: `${managers}`, reason: 'it must be a whole number from 1 to 5', fix: "Set 'managers' to 2",
      }];
    },
  },
  {
    code: 'ceph-cluster/single-manager',
    severity: 'warning',
    title: 'A cluster has a second manager, which takes over within seconds.',
    why: 'When the only manager is lost, balancing, metrics and the dashboard stop until Kubernetes has started it again.',
    see: see('ceph-cluster/single-manager'),
    check: ({ managers, trial }) => trial || known(managers) !== 1 ? [] : [{ property: 'managers', value: '1', reason: 'no other manager takes over when it is lost', fix: "Set 'managers' to 2" }],
  },
  {
    code: 'ceph-cluster/manager-module',
    severity: 'warning',
    title: 'The module rook of the manager is off with Ceph 20.2.2 to 20.2.4.',
    why: 'The module fails in these releases, so Rook switches it off. When it is switched on by hand, the manager fails again.',
    see: see('ceph-cluster/manager-module'),
    check: ({ modules, cephVersion }) => !modules.includes('rook') || !isTentacle(known(cephVersion), 2, 4) ? [] : [{
      property: 'modules', value: "'rook'", reason: `it fails in Ceph ${known(cephVersion)}`, fix: "Remove the module rook from 'modules'",
    }],
  },
];
