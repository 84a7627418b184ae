import type { ClusterCase } from './cluster-spec';
import { isTentacle } from './releases';
import { known } from '../../layout/known';
import { hostsThatEndSpread } from '../../layout/monitor-places';
import { Rule, see } from '../rule';

/** The quorum: how many monitors and managers, and where they can run. */
export const MONITOR_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/monitor-count',
    severity: 'error',
    title: 'The number of monitors is odd and at most 9.',
    why: 'An even number needs a larger majority without surviving more losses; the API server refuses more than 9.',
    see: see('ceph-cluster/monitor-count'),
    check: ({ monitors }) => Number.isInteger(monitors.count) && monitors.count % 2 === 1 && monitors.count >= 1 && monitors.count <= 9 ? [] : [{
      property: 'monitors.count', value: `${monitors.count}`, reason: 'a majority must be left when one is lost', fix: "Set 'monitors.count' to 3, or to 5 on five hosts or more",
    }],
  },
  {
    code: 'ceph-cluster/single-monitor',
    severity: 'error',
    allowedInTrial: true,
    title: 'A cluster outside of trials has at least three monitors.',
    why: 'Losing the only monitor stops everything, and with its store the way to the data.',
    see: see('ceph-cluster/single-monitor'),
    check: ({ monitors }) => monitors.count !== 1 ? [] : [{
      property: 'monitors.count', value: '1', reason: 'its loss stops the cluster', fix: "Set 'monitors.count' to 3, or make the cluster a trial",
    }],
  },
  {
    code: 'ceph-cluster/monitors-exceed-hosts',
    severity: 'error',
    title: 'Every monitor has a host of its own among the declared ones.',
    why: 'Rook never places two monitors on one host outside of trials; it would try for ever and the cluster would not start.',
    see: see('ceph-cluster/monitors-exceed-hosts'),
    check: ({ monitors, hosts, trial }) => {
      if (trial) return [];
      const { length } = known(hosts);
      return length === 0 || monitors.count <= length ? [] : [{
        property: 'monitors.count',
        value: `${monitors.count}`,
        reason: `only ${length} hosts are declared`,
        fix: "Declare more hosts (Host.named('…') without volumes will do), or use fewer monitors",
      }];
    },
  },
  {
    code: 'ceph-cluster/monitors-together',
    severity: 'error',
    allowedInTrial: true,
    title: 'Outside of trials, no two monitors run on one host.',
    why: 'Kubernetes may put all of them on the same host; when it goes, the majority is gone with it, and the cluster stops.',
    see: see('ceph-cluster/monitors-together'),
    check: ({ monitors }) => !monitors.together || monitors.count < 2 ? [] : [{
      property: 'monitors.together', value: 'true', reason: 'the loss of one host can take the majority of the monitors', fix: "Set 'monitors.together' to false, or make the cluster a trial",
    }],
  },
  {
    code: 'ceph-cluster/monitors-not-spread',
    severity: 'warning',
    title: 'Where hosts say their racks or zones, every host does, so that monitors are kept apart by them.',
    why: 'Rook keeps monitors apart by a level only where all hosts have a place at it. Else two of them may stand in one rack, whose loss then stops the cluster.',
    see: see('ceph-cluster/monitors-not-spread'),
    check: ({ monitors, layout, monitorVolumes, trial }) => {
      const ended = trial || monitors.stretch !== undefined ? undefined : hostsThatEndSpread(monitors, layout, monitorVolumes);
      return ended === undefined ? [] : [{
        property: 'monitors',
        value: `${monitors.count}`,
        reason: `they are not kept apart by ${ended.level}, because ${ended.hosts.slice(0, 5).join(', ')}${ended.hosts.length > 5 ? ' and others' : ''} do not say theirs`,
        fix: `Set '${ended.level}' on every host`,
      }];
    },
  },
  {
    code: 'ceph-cluster/monitor-volumes',
    severity: 'error',
    title: 'Monitors on local volumes find as many of them, in one set.',
    why: 'A monitor without a volume waits for ever, and Rook takes volumes for monitors from one class only.',
    see: see('ceph-cluster/monitor-volumes'),
    check: ({ monitors, monitorVolumes }) => {
      if (monitors.kind !== 'localVolumes') return [];
      const hosts = monitorVolumes.flatMap(volumes => volumes.hosts);
      if (monitorVolumes.length > 1) {
        return [{ property: 'monitors', value: 'onLocalVolumes', reason: `${monitorVolumes.length} sets offer volumes for monitors`, fix: "Leave 'monitor' on the hosts of one set" }];
      }
      return hosts.length >= monitors.count ? [] : [{
        property: 'monitors', value: 'onLocalVolumes', reason: `${hosts.length} hosts offer a volume, ${monitors.count} monitors need one`, fix: "Set 'monitor' on more hosts",
      }];
    },
  },
  {
    code: 'ceph-cluster/no-spare-monitor-volume',
    severity: 'warning',
    title: 'There is one volume for monitors more than monitors.',
    why: 'When a host is lost for good, its monitor can move only to a volume that is free.',
    see: see('ceph-cluster/no-spare-monitor-volume'),
    check: ({ monitors, monitorVolumes, trial }) => !trial && monitors.kind === 'localVolumes' && monitorVolumes.length === 1 && monitorVolumes[0].hosts.length === monitors.count ? [{
      property: 'monitors', value: 'onLocalVolumes', reason: `all ${monitors.count} volumes are taken, so a lost monitor cannot move`, fix: "Set 'monitor' on one more host",
    }] : [],
  },
  {
    code: 'ceph-cluster/manager-count',
    severity: 'error',
    title: 'There are 1 to 5 managers.',
    why: 'The API server refuses more; without one nothing balances, reports or shows the dashboard.',
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
    title: 'A second manager takes over within seconds.',
    why: 'With one manager its loss stops balancing, metrics and the dashboard until Kubernetes has started it anew.',
    see: see('ceph-cluster/single-manager'),
    check: ({ managers, trial }) => trial || known(managers) !== 1 ? [] : [{ property: 'managers', value: '1', reason: 'nobody takes over when it is lost', fix: "Set 'managers' to 2" }],
  },
  {
    code: 'ceph-cluster/manager-module',
    severity: 'warning',
    title: 'The module rook of the manager is off with Ceph 20.2.2 to 20.2.4.',
    why: 'It fails in these releases, so Rook switches it off, and the manager fails each time somebody switches it on by hand.',
    see: see('ceph-cluster/manager-module'),
    check: ({ modules, cephVersion }) => !modules.includes('rook') || !isTentacle(known(cephVersion), 2, 4) ? [] : [{
      property: 'modules', value: "'rook'", reason: `it fails in Ceph ${known(cephVersion)}`, fix: "Remove the module rook from 'modules'",
    }],
  },
];
