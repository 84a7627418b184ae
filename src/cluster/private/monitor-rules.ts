import type { ClusterCase } from './cluster-plan';
import { hostsThatEndSpread } from './monitor-places';
import { Rule, see } from '../../model/rules/rule';

/** The quorum: how many monitors and managers, and where they can run. */
export const MONITOR_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/monitor-count',
    severity: 'error',
    title: 'The number of monitors is odd and at most 9.',
    why: 'An even number needs a larger majority without surviving more losses; the API server refuses more than 9.',
    see: see('ceph-cluster/monitor-count'),
    check: ({ monitors }) => Number.isInteger(monitors.count) && monitors.count % 2 === 1 && monitors.count >= 1 && monitors.count <= 9 ? [] : [{
      property: 'monitors.count', value: `${monitors.count}`, reason: 'a majority must be left when one is lost', fix: 'use 3, or 5 on five hosts or more',
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
      property: 'monitors.count', value: '1', reason: 'its loss stops the cluster', fix: "use 3, or say 'purpose: ClusterPurpose.TRIAL'",
    }],
  },
  {
    code: 'ceph-cluster/monitors-exceed-hosts',
    severity: 'error',
    title: 'Every monitor has a host of its own among the declared ones.',
    why: 'Rook never places two monitors on one host outside of trials; it would try for ever and the cluster would not start.',
    see: see('ceph-cluster/monitors-exceed-hosts'),
    check: ({ monitors, layout, trial }) => trial || layout.hosts.length === 0 || monitors.count <= layout.hosts.length ? [] : [{
      property: 'monitors.count',
      value: `${monitors.count}`,
      reason: `only ${layout.hosts.length} hosts are declared`,
      fix: "declare more hosts (Host.named('…') without volumes will do), or use fewer monitors",
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
        return [{ property: 'monitors', value: 'onLocalVolumes', reason: `${monitorVolumes.length} sets offer volumes for monitors`, fix: "leave 'monitor' on the hosts of one set" }];
      }
      return hosts.length >= monitors.count ? [] : [{
        property: 'monitors', value: 'onLocalVolumes', reason: `${hosts.length} hosts offer a volume, ${monitors.count} monitors need one`, fix: "set 'monitor' on more hosts",
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
      property: 'monitors', value: 'onLocalVolumes', reason: `all ${monitors.count} volumes are taken, so a lost monitor cannot move`, fix: "set 'monitor' on one more host",
    }] : [],
  },
  {
    code: 'ceph-cluster/manager-count',
    severity: 'error',
    title: 'There are 1 to 5 managers.',
    why: 'The API server refuses more; without one nothing balances, reports or shows the dashboard.',
    see: see('ceph-cluster/manager-count'),
    check: ({ managers }) => Number.isInteger(managers) && managers >= 1 && managers <= 5 ? [] : [{
      property: 'managers', value: `${managers}`, reason: 'it must be a whole number from 1 to 5', fix: 'use 2',
    }],
  },
  {
    code: 'ceph-cluster/single-manager',
    severity: 'warning',
    title: 'A second manager takes over within seconds.',
    why: 'With one manager its loss stops balancing, metrics and the dashboard until Kubernetes has started it anew.',
    see: see('ceph-cluster/single-manager'),
    check: ({ managers, trial }) => trial || managers !== 1 ? [] : [{ property: 'managers', value: '1', reason: 'nobody takes over when it is lost', fix: 'use 2' }],
  },
];
