import type { ClusterCase } from './cluster-spec';
import { deviceClasses, human, known, OsdSpec, TOPOLOGY_LABELS } from '../../layout';
import { Rule, see } from '../rule';

/** Ceph's own tolerance between the two places, from 20.2.2 on; before, they had to be equal. */
const TOLERANCE = 0.1;

/** A cluster with half of its hosts in each of two places, and a monitor in a third that breaks ties. */
export const STRETCH_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/stretch-places',
    severity: 'error',
    title: 'The hosts of a stretched cluster are in two places and at the arbiter, and each declares its place.',
    why: 'Rook refuses another number of places, and the cluster fails when OSDs are in more than two.',
    see: see('ceph-cluster/stretch-places'),
    check: placed(({ layout }, { level, arbiter }) => {
      if (!(level in TOPOLOGY_LABELS)) {
        return [{ property: 'monitors.level', value: level.toUpperCase(), reason: 'no node label tells this level', fix: 'Use ZONE, DATACENTER, ROOM or RACK' }];
      }
      const unplaced = layout.hosts.filter(host => host.topology[level] === undefined).map(host => host.name);
      const places = [...new Set([...layout.hosts.map(host => host.topology[level]), ...layout.osds.map(osd => osd.topology?.[level])])]
        .filter(place => place !== undefined && place !== arbiter).sort();
      return [
        ...unplaced.length === 0 ? [] : [{ property: 'storage', value: unplaced.join(', '), reason: `no ${level} is declared for them`, fix: `Set '${level}' on every host` }],
        ...places.length === 2 ? [] : [{ property: 'monitors', value: `${places.length} places beside '${arbiter}'`, reason: 'a cluster is stretched over exactly two', fix: 'Declare exactly two places for the hosts with volumes' }],
      ];
    }),
  },
  {
    code: 'ceph-cluster/stretch-arbiter',
    severity: 'error',
    title: 'The place of the arbiter has a host, and no volumes.',
    why: 'Without a host its monitor is unschedulable and the cluster does not start. With OSDs there, Ceph sees three places and stretch mode fails.',
    see: see('ceph-cluster/stretch-arbiter'),
    check: placed(({ layout }, { level, arbiter }) => {
      const osds = layout.osds.filter(osd => placeOf(layout, osd, level) === arbiter).map(osd => osd.host ?? osd.name);
      return [
        ...layout.hosts.some(host => host.topology[level] === arbiter) ? [] : [{
          property: 'monitors', value: `'${arbiter}'`, reason: 'no host is declared there', fix: `Declare one without volumes: Host.named('…', { ${level}: '${arbiter}' })`,
        }],
        ...osds.length === 0 ? [] : [{ property: 'storage', value: [...new Set(osds)].sort().join(', '), reason: `it stores data in '${arbiter}', the place of the arbiter`, fix: 'Remove the volumes there, or choose another arbiter' }],
      ];
    }),
  },
  {
    code: 'ceph-cluster/stretch-monitors',
    severity: 'error',
    title: 'A stretched cluster has 5 or 3 monitors, and each place has enough hosts for its monitors.',
    why: 'Rook refuses other numbers, and a monitor without a host of its own is unschedulable.',
    see: see('ceph-cluster/stretch-monitors'),
    check: stretched(({ monitors, trial, ...cluster }, { level, arbiter }) => {
      if (monitors.count !== 3 && monitors.count !== 5) {
        return [{ property: 'monitors.count', value: `${monitors.count}`, reason: 'a stretched cluster has 5 or 3 monitors', fix: "Remove 'monitors.count' to use 5" }];
      }
      if (trial) return [];
      const share = (monitors.count - 1) / 2;
      const hosts = known(cluster.hosts);
      const places = [...new Set(hosts.map(host => host.topology[level]))].filter(place => place !== undefined && place !== arbiter).sort();
      return places.filter(place => hosts.filter(host => host.topology[level] === place).length < share).map(place => ({
        property: 'monitors.count', value: `${monitors.count}`, reason: `'${place}' has too few hosts for ${share} monitors`, fix: "Declare another host there, or set 'monitors.count' to 3",
      }));
    }),
  },
  {
    code: 'ceph-cluster/stretch-copies',
    severity: 'error',
    title: 'Each of the two places has at least two hosts with volumes.',
    why: 'Each place keeps two copies of all data, on different hosts. With fewer hosts all data stays degraded, and stretch mode does not become healthy.',
    see: see('ceph-cluster/stretch-copies'),
    check: placed(({ layout }, { level, arbiter }) => {
      const hosts = new Map<string, Set<string>>();
      for (const osd of layout.osds) {
        const place = placeOf(layout, osd, level);
        if (place === undefined || place === arbiter) continue;
        const names = hosts.get(place) ?? new Set();
        hosts.set(place, names);
        // Claims that move between nodes are hosts of their own in the CRUSH map.
        for (let i = 0; i < (osd.host === undefined ? osd.count : 1); i++) names.add(osd.host ?? `${osd.name}#${i}`);
      }
      return [...hosts].filter(([, names]) => names.size < 2).map(([place]) => place).sort().map(place => ({
        property: 'storage', value: `'${place}'`, reason: 'only one host there has volumes', fix: 'Add a host with volumes there',
      }));
    }),
  },
  {
    code: 'ceph-cluster/stretch-balance',
    severity: 'error',
    title: 'The two places of a stretched cluster have the same capacity; from Ceph 20.2.2 on they may differ by 10 %.',
    why: 'Ceph refuses stretch mode, and the cluster never becomes ready.',
    see: see('ceph-cluster/stretch-balance'),
    check: placed(({ layout, ...cluster }, { level, arbiter }) => {
      const cephVersion = known(cluster.cephVersion);
      const sizes = new Map<string, number>();
      for (const osd of layout.osds) {
        const place = placeOf(layout, osd, level);
        if (place !== undefined && place !== arbiter) sizes.set(place, (sizes.get(place) ?? 0) + osd.bytes * osd.count);
      }
      if (sizes.size !== 2) return [];
      const [[smaller, less], [larger, more]] = [...sizes].sort(([, a], [, b]) => a - b);
      return (more - less) / more <= (relaxed(cephVersion) ? TOLERANCE : 0) ? [] : [{
        property: 'storage',
        value: `${human(less)} in '${smaller}', ${human(more)} in '${larger}'`,
        reason: relaxed(cephVersion) ? 'they differ by more than 10 %' : 'they differ, which this release of Ceph refuses',
        fix: `Add volumes in '${smaller}'`,
      }];
    }),
  },
  {
    code: 'ceph-cluster/stretch-device-classes',
    severity: 'error',
    title: 'The volumes of a stretched cluster are of one device class.',
    why: 'One CRUSH rule places all pools on all devices, and the device classes of pools are ignored with no error.',
    see: see('ceph-cluster/stretch-device-classes'),
    check: stretched(({ layout }) => deviceClasses(layout).length <= 1 ? [] : [{
      property: 'storage', value: deviceClasses(layout).join(', '), reason: 'no pool of a stretched cluster can choose a device class', fix: 'Use devices of one class, and another cluster for the others',
    }]),
  },
];

type Stretch = NonNullable<ClusterCase['monitors']['stretch']>;

/** The same of a check that needs to know where every host is. */
function placed(check: (subject: ClusterCase, stretch: Stretch) => ReturnType<Rule<ClusterCase>['check']>): Rule<ClusterCase>['check'] {
  return stretched((subject, stretch) => check({ ...subject, layout: { ...subject.layout, hosts: known(subject.hosts) } }, stretch));
}

/** A check that has nothing to say about other clusters. */
function stretched(check: (subject: ClusterCase, stretch: Stretch) => ReturnType<Rule<ClusterCase>['check']>): Rule<ClusterCase>['check'] {
  return subject => subject.monitors.stretch === undefined ? [] : check(subject, subject.monitors.stretch);
}

function placeOf(layout: ClusterCase['layout'], osd: OsdSpec, level: string): string | undefined {
  return osd.host === undefined ? osd.topology?.[level] : layout.hosts.find(host => host.name === osd.host)?.topology[level];
}

function relaxed(version: string): boolean {
  const [major, minor, patch] = version.split('.').map(Number);
  return major > 20 || (major === 20 && (minor > 2 || (minor === 2 && patch >= 2)));
}
