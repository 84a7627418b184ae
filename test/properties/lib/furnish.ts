import { Blueprint, copyOf, FilesystemPlan, isTrial, PoolOptionsPlan } from './blueprint';
import { Random } from './random';
import { CephDaemon, FailureDomain, UserAccess } from '../../../src';

/** The same layout with everything around its services: parts for tenants, users, buckets, realms, other ways to the storage, and what runs beside the cluster. */
export function furnished(given: Blueprint, seed: number): Blueprint {
  const blueprint = copyOf(given);
  const random = new Random(seed, 8);
  addTenants(blueprint, random);
  addObjects(blueprint, random);
  addAccess(blueprint, random);
  addSurroundings(blueprint, random);
  return blueprint;
}

function addTenants({ block, file, claims }: Blueprint, random: Random): void {
  for (const [i, pool] of Object.values(block).entries()) {
    pool.radosNamespaces = some(random, `part-${i}`, part => {
      if (random.chance(0.5)) claims.apps[`of-${part}`] = { storageClassName: `class-${part}`, size: '2GiB' };
      return {
        radosNamespaceName: random.pick([undefined, `inner-${part}`]),
        clusterId: random.pick([undefined, `id-of-${part}`]),
        classes: { [`class-${part}`]: random.pick([{}, { snapshotClass: {} }, { allowVolumeExpansion: false }, { parameters: { mapOptions: 'krbd:rxbounce' } }]) },
      };
    });
  }
  for (const [i, filesystem] of Object.values(file).entries()) {
    const pools = Object.keys(filesystem.extraDataPools ?? {});
    filesystem.subVolumeGroups = some(random, `group-${i}`, group => ({
      groupName: random.pick([undefined, `inner-${group}`]),
      maxSize: random.pick([undefined, '10GiB', '1TB']),
      pinning: random.pick([undefined, { distributed: true }, { distributed: false }, { toServer: 0 }, { random: 0.25 }]),
      dataPool: random.pick([undefined, ...pools]),
      classes: { [`class-${group}`]: random.pick([{}, { snapshotClass: {} }]) },
    }));
  }
}

function addObjects(blueprint: Blueprint, random: Random): void {
  const stores = Object.entries(blueprint.object);
  for (const [, store] of stores) {
    store.users = some(random, 'user', () => ({
      displayName: random.pick([undefined, 'Backups']),
      maxBuckets: random.pick([undefined, 10]),
      maxObjects: random.pick([undefined, 1000]),
      maxSize: random.pick([undefined, '10GiB', '1TB']),
      capabilities: random.pick([undefined, { buckets: UserAccess.READ, users: UserAccess.ALL }]),
    }));
    store.gateway = random.pick([undefined, { instances: 3, port: 8080 }, { port: 0, securePort: 443, certificateSecretName: 'certificate' }]);
  }
  if (stores.length === 0) return;
  blueprint.buckets = {
    apps: some(random, 'bucket', bucket => ({
      storageClassName: 'bucket-class-0',
      ...random.pick([{}, { bucketName: bucket }, { generateBucketName: 'logs' }]),
      maxObjects: random.pick([undefined, 1000]),
      maxSize: random.pick([undefined, '10GiB', '1TB']),
    })),
  };
  if (random.chance(0.5)) addRealm(blueprint, random, placementOf(stores[0][1]));
}

function addRealm(blueprint: Blueprint, random: Random, placement: PoolOptionsPlan): void {
  blueprint.objectRealms = {
    realm: {
      isDefault: random.pick([undefined, true]),
      pullEndpoint: random.pick([undefined, 'https://s3.example.com']),
      zoneGroups: { group: { zones: { zone: { ...placement, endpoints: random.pick([undefined, ['https://s3.example.com:443']]) } } } },
    },
  };
  blueprint.object.zoned = { zone: 'objectRealms.realm.zoneGroups.group.zones.zone' };
}

/** Where a pool is and how it is kept, without the rest of its options. */
function placementOf({ deviceClass, failureDomain, redundancy }: PoolOptionsPlan): PoolOptionsPlan {
  return { deviceClass, failureDomain: failureDomain as FailureDomain | undefined, redundancy };
}

function addAccess(blueprint: Blueprint, random: Random): void {
  const parts = (map: Record<string, FilesystemPlan | Blueprint['block'][string]>, service: string) =>
    Object.entries(map).flatMap(([name, plan]) => [
      `${service}.${name}`,
      ...Object.keys('radosNamespaces' in plan ? plan.radosNamespaces ?? {} : {}).map(part => `${service}.${name}.radosNamespaces.${part}`),
      ...Object.keys('subVolumeGroups' in plan ? plan.subVolumeGroups ?? {} : {}).map(part => `${service}.${name}.subVolumeGroups.${part}`),
    ]);
  const places = [...parts(blueprint.block, 'block'), ...parts(blueprint.file, 'file')];
  blueprint.clients = some(random, 'client', client => ({
    secretName: random.pick([undefined, `secret-of-${client}`]),
    access: [
      places.length === 0 ? { daemon: CephDaemon.MON, capability: 'allow r, allow command "osd lspools"' }
        : random.chance(0.5) ? { readWrite: random.pick(places) } : { readOnly: random.pick(places) },
      { daemon: CephDaemon.MON, capability: 'allow r' },
    ],
  }));
  if (places.length === 0) return;
  const filesystems = Object.keys(blueprint.file);
  blueprint.nfs = some(random, 'nfs', nfs => ({
    port: random.pick([undefined, 12049]),
    resources: random.pick([undefined, { memory: '1GiB' }]),
    exports: filesystems.length === 0 ? undefined : { [random.pick(filesystems)]: { classes: { [`class-${nfs}`]: {} } } },
  }));
}

function addSurroundings(blueprint: Blueprint, random: Random): void {
  const { cluster } = blueprint;
  if (random.chance(0.5)) {
    blueprint.operator = { nfs: true, allowLoopDevices: isTrial(blueprint), clusterNamespaces: cluster.namespace === undefined ? [] : [cluster.namespace] };
  }
  if (random.chance(0.3)) cluster.toolbox = {};
  if (random.chance(0.3)) cluster.dashboardIngress = { host: 'ceph.example.com', tlsSecretName: 'certificate' };
  if (random.chance(0.3)) cluster.networkPolicies = {};
  if (random.chance(0.3)) {
    blueprint.logs = random.pick([{ hosts: { 'log-a': { size: '10GiB' }, 'log-b': { size: '20GiB', directory: '/mnt/logs' } }, retention: '30d' }, { storageClassName: 'local-path', size: '5GiB', replicas: 3 }]);
  }
  if (random.chance(0.3)) {
    // Where every OSD is on a claim of somebody else's class, no host is known to carry one.
    const carries = Object.values(blueprint.hosts).some(({ volumes = [] }) => volumes.length > 0);
    blueprint.benchmark = {
      hosts: carries ? undefined : ['node-a'],
      image: 'registry.example.com/tools/fio:3.41',
      workingSet: '512GiB',
      cacheSize: random.pick(['64GiB', '256GiB']),
      backends: [{ name: 'local', storageClassName: 'local-path' }, { name: 'export', nfs: { server: 'nfs.example.com', path: '/export' } }],
      rounds: random.pick([undefined, 7]),
    };
  }
}

/** None, one or two entries, called by number. */
function some<T>(random: Random, name: string, make: (name: string) => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: random.below(3) }, (_, i) => `${name}-${i}`).map(key => [key, make(key)]));
}
