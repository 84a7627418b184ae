import type { ClusterCase } from './cluster-spec';
import { crushName, deviceClasses, human, ifKnown, known, knownDomains, LEVELS, placesOf } from '../../layout';
import { repeated, Rule, see, Violation } from '../rule';

/** What a cluster stands on. */
export const LAYOUT_RULES: Rule<ClusterCase>[] = [
  {
    code: 'ceph-cluster/no-volumes',
    severity: 'error',
    title: 'A cluster has at least one volume for data.',
    why: 'Rook reports the cluster as ready, but it cannot store anything.',
    see: see('ceph-cluster/no-volumes'),
    check: ({ layout }) => placesOf(layout).length > 0 || layout.open !== undefined ? [] : [{ property: 'storage', value: 'no volumes', reason: 'the cluster cannot store anything', fix: "Set 'storage' to hosts with at least one volume" }],
  },
  {
    code: 'ceph-cluster/too-few-hosts',
    severity: 'error',
    title: 'Outside of trials, three hosts carry OSDs of one device class.',
    why: "Three copies on three hosts are not possible, also not for the manager's own pool, and the cluster never becomes healthy.",
    see: see('ceph-cluster/too-few-hosts'),
    check: ({ layout, trial }) => {
      if (trial || placesOf(layout).length === 0) return [];
      // Of devices that are named by host alone, Ceph finds the class.
      const classes = placesOf(layout).length > layout.osds.length ? [] : deviceClasses(layout);
      const counts = (classes.length === 0 ? [undefined] : classes).map(deviceClass => knownDomains(layout, 'host', deviceClass).size);
      const most = Math.max(...counts);
      return most >= 3 ? [] : [{
        property: 'storage',
        value: `${most} ${most === 1 ? 'host' : 'hosts'}${classes.length > 1 ? ' of one class' : ''}`,
        reason: 'three copies need three hosts',
        fix: "Add hosts to 'storage', or make the cluster a trial",
      }];
    },
  },
  {
    code: 'ceph-cluster/file-volume',
    severity: 'error',
    allowedInTrial: true,
    title: 'Files carry OSDs in trial clusters only.',
    why: 'A file shares its disk with the operating system: it fails, fills and slows down with it. Rook supports loop devices for tests only.',
    see: see('ceph-cluster/file-volume'),
    check: ({ layout }) => layout.osds.filter(osd => osd.onFile).map(osd => ({
      property: 'storage', value: `'${osd.name}'`, reason: 'it is in a file', fix: 'Use a disk, a partition or a logical volume, or make the cluster a trial',
    })),
  },
  {
    code: 'ceph-cluster/loop-devices-off',
    severity: 'error',
    title: 'Volumes in files need an operator that allows loop devices.',
    why: 'Rook skips the device, reports this only in a log, and the cluster has fewer OSDs than declared.',
    see: see('ceph-cluster/loop-devices-off'),
    check: ({ layout, allowLoopDevices }) => !layout.osds.some(osd => osd.onFile) || known(allowLoopDevices) ? [] : [{
      property: 'operator',
      value: 'allowLoopDevices: false',
      reason: 'the operator would skip the volumes in files',
      fix: "Set 'allowLoopDevices: true' on the RookOperator; for one that is already installed set ROOK_CEPH_ALLOW_LOOP_DEVICES and pass RookOperator.existing(…, { allowLoopDevices: true })",
    }],
  },
  {
    code: 'ceph-cluster/device-class-open',
    severity: 'error',
    title: 'Either every volume of a cluster declares its device class, or none does.',
    why: 'Ceph guesses the class of the others, and pools with a device class may use fewer or other devices than the code says.',
    see: see('ceph-cluster/device-class-open'),
    check: ({ layout }) => {
      const open = layout.osds.filter(osd => osd.deviceClass === undefined);
      return open.length === 0 || open.length === layout.osds.length ? [] : [{
        property: 'storage',
        value: open.map(osd => `'${osd.name}'`).slice(0, 5).join(', ') + (open.length > 5 ? `, and ${open.length - 5} more` : ''),
        reason: 'other volumes of the cluster declare their class, these do not',
        fix: "Set 'deviceClass' on these volumes",
      }];
    },
  },
  {
    code: 'ceph-cluster/duplicate-volume',
    severity: 'error',
    title: 'No two sources of a cluster have the same device set.',
    why: 'Rook refuses the second set, and its OSDs are never made.',
    see: see('ceph-cluster/duplicate-volume'),
    check: ({ layout }) => [...repeated(layout.osds, osd => osd.name).keys()].map(name => ({
      property: 'storage', value: `'${name}'`, reason: 'two volumes get this device set name', fix: "Set 'name' on one of the volumes", cause: 'device set name',
    })),
  },
  {
    code: 'ceph-cluster/host-contradiction',
    severity: 'error',
    title: 'A host in several sets is declared alike in all of them.',
    why: 'A node has one set of labels and one size. With two declarations, copies are planned for places, and daemons for memory, that do not exist.',
    see: see('ceph-cluster/host-contradiction'),
    check: hostContradictions,
  },
  {
    code: 'ceph-cluster/topology-conflict',
    severity: 'error',
    title: 'The places of hosts form a tree: a rack is in one zone, and no name is used at two levels.',
    why: 'Rook refuses to make OSDs on a new cluster whose labels contradict each other.',
    see: see('ceph-cluster/topology-conflict'),
    check: topologyConflicts,
  },
  {
    code: 'ceph-cluster/shared-source',
    severity: 'error',
    title: 'A volume belongs to one cluster only.',
    why: 'Two clusters would write to the same devices.',
    see: see('ceph-cluster/shared-source'),
    check: ({ others, declared }) => {
      const own = ifKnown(declared)?.map(({ path }) => path) ?? [];
      return others.flatMap(other => other.sources.filter(source => own.includes(source)).map(source => ({
        property: 'storage', value: `'${source}'`, reason: `${other.path} uses it too`, fix: 'Give each cluster volumes of its own',
      })));
    },
  },
  {
    code: 'ceph-cluster/too-large',
    severity: 'error',
    title: 'The object of a cluster is small enough for the API server.',
    why: 'The store of the API server (etcd) refuses objects beyond 1.5 MiB; about 3,000 volumes fit.',
    see: see('ceph-cluster/too-large'),
    check: ({ bytes, layout }) => bytes <= LARGEST ? [] : [{
      property: 'storage', value: `${placesOf(layout).length} volumes`, reason: `the object has ${bytes} bytes, and up to ${LARGEST} are stored safely`, fix: "Divide the hosts of 'storage' into several clusters",
    }],
  },
];

// Measured: an object of 1.43 MB is accepted by server-side apply; its status needs room too.
const LARGEST = 1_450_000;

function hostContradictions({ declared }: ClusterCase): Violation[] {
  const twins = [...repeated(known(declared).flatMap(source => source.hosts), host => host.name)];
  const contradiction = (name: string, what: string, told: (number | undefined)[], words: (value: number) => string): Violation[] => {
    const values = [...new Set(told.flatMap(value => value ?? []))].sort((a, b) => a - b);
    return values.length < 2 ? [] : [{
      property: `hosts['${name}'].${what}`,
      value: values.map(words).join(' and '),
      reason: 'sets of the cluster declare one host differently',
      fix: `Set '${what}' to the same value in all sets, or in one set only`,
    }];
  };
  return twins.flatMap(([name, hosts]) => [
    ...new Set(hosts.map(host => JSON.stringify(Object.entries(host.topology).sort()))).size < 2 ? []
      : [{ property: 'storage', value: `'${name}'`, reason: 'it has different places in different sets', fix: 'Declare the same place for the host in all sets' }],
    ...contradiction(name, 'memory', hosts.map(host => host.memoryBytes), human),
    ...contradiction(name, 'cpus', hosts.map(host => host.cpus), String),
  ]);
}

function topologyConflicts({ layout }: ClusterCase): Violation[] {
  const parents = new Map<string, Map<string, string>>();
  // All places, hosts and the root are buckets of one CRUSH map, in which a name stands once.
  const levels = new Map<string, Set<string>>([['default', new Set(['root'])], ...layout.hosts.map((host): [string, Set<string>] => [crushName(host.name), new Set(['host'])])]);
  for (const host of layout.hosts) {
    const places = Object.entries(host.topology).sort(([a], [b]) => LEVELS.indexOf(a) - LEVELS.indexOf(b));
    places.forEach(([level, name], i) => {
      levels.set(name, (levels.get(name) ?? new Set()).add(level));
      const above = places.slice(i + 1);
      const upper = parents.get(`${level} ${name}`) ?? new Map<string, string>();
      parents.set(`${level} ${name}`, upper);
      for (const [wider, place] of above) upper.set(`${wider} ${place}`, wider);
    });
  }
  const twoParents = [...parents].flatMap(([place, above]) => [...new Set(above.values())]
    .map(upper => [...above].filter(([, level]) => level === upper).map(([name]) => name).sort())
    .filter(names => names.length > 1)
    .map(names => ({ property: 'storage', value: `'${place}'`, reason: `its hosts are in ${names.join(' and ')}`, fix: 'Give the two places different names, or correct the places of the hosts' })));
  const twoLevels = [...levels].filter(([, used]) => used.size > 1)
    .map(([name, used]) => ({ property: 'storage', value: `'${name}'`, reason: `it names a ${[...used].sort().join(' and a ')}`, fix: 'Use a different name at each level' }));
  return [...twoParents, ...twoLevels];
}
