import type { StackClassProps, StackHostProps, StackPoolProps, StackVolumeProps, StorageStackProps } from 'cdk8s-ceph';
import { layout as facts, manifests as model } from 'cdk8s-ceph/model';

type Stack = model.Stack;
type Osd = Stack['clusters'][number]['layout']['osds'][number];

/**
 * The fields of a layout that makes the storage of some objects, as far as it can be told from them. Whoever uses it builds the layout
 * and compares: what it does not make in the same way has no home in it.
 */
export function propsOf(stack: Stack): StorageStackProps {
  const [cluster] = stack.clusters;
  if (cluster === undefined) return {};
  const set = setOf(stack, cluster.layout.osds);
  const named = (name: string, usual: string) => name === usual ? {} : { name };
  return clean({
    operator: stack.operators.length > 0 && stack.objects.some(({ kind }) => kind === 'CustomResourceDefinition') ? {} : undefined,
    volumeSet: set === undefined || set === 'disks' ? undefined : set,
    hosts: hostsOf(stack, cluster.layout, set ?? 'disks'),
    cluster: filled({ ...named(cluster.name, 'ceph'), ...cluster.namespace === 'rook-ceph' ? {} : { namespace: cluster.namespace } }),
    block: poolsOf(stack, 'block'),
    file: poolsOf(stack, 'file'),
    object: poolsOf(stack, 'object'),
    claims: claimsOf(stack),
    buckets: bucketsOf(stack),
  });
}

/** The same where logical volumes are made by the preparation of hosts. */
export function withVolumesMade(props: StorageStackProps): StorageStackProps {
  const made = (volume: StackVolumeProps): StackVolumeProps => clean({
    ...volume, create: volume.logicalVolume === undefined ? undefined : true, metadata: volume.metadata && made(volume.metadata), wal: volume.wal && made(volume.wal),
  });
  const hosts = Object.entries(props.hosts ?? {}).map(([name, host]) => [name, clean({ ...host, volumes: host.volumes?.map(made), monitor: host.monitor && made(host.monitor) })]);
  return { ...props, hosts: Object.fromEntries(hosts) };
}

/** What names of volumes begin with: `<set>--<osd>`. */
function setOf({ volumes }: Stack, osds: readonly Osd[]): string | undefined {
  for (const { name, claims } of osds) {
    const volume = claims.find(({ role }) => role === 'data')?.volumeName;
    if (volume?.endsWith(`--${name}`) && volumes.some(each => each.name === volume)) return volume.slice(0, -name.length - 2);
  }
  return undefined;
}

function hostsOf({ volumes }: Stack, { hosts, osds }: Stack['clusters'][number]['layout'], set: string): Record<string, StackHostProps> {
  const byName = new Map(volumes.map(volume => [volume.name, volume]));
  const part = (host: string, name: string | undefined, deviceClass?: string): StackVolumeProps | undefined => {
    const volume = byName.get(name ?? ''), bytes = volume && facts.ifKnown(volume.bytes);
    if (volume === undefined || bytes === undefined) return undefined;
    const own = volume.name.replace(`${set}--${host}--`, '');
    return clean({ ...deviceOf(volume.path), name: own === volume.path.split('/').pop() ? undefined : own, size: facts.quantity(bytes), deviceClass });
  };
  return Object.fromEntries(hosts.map(({ name: host, topology }) => {
    const own = osds.filter(osd => osd.host === host).flatMap((osd): StackVolumeProps[] => {
      const claimed = (role: string) => osd.claims.find(each => each.role === role)?.volumeName;
      const data = part(host, claimed('data'), osd.deviceClass);
      return data === undefined ? [] : [clean({ ...data, metadata: part(host, claimed('metadata')), wal: part(host, claimed('wal')) })];
    });
    const monitor = volumes.find(volume => facts.ifKnown(volume.host) === host && facts.ifKnown(volume.role) === 'monitor');
    return [host, clean({ ...topology, volumes: own.length > 0 ? own : undefined, monitor: part(host, monitor?.name) })];
  }));
}

/** A link below /run is that of a file, whose own name no object tells. */
function deviceOf(path: string): Pick<StackVolumeProps, 'disk' | 'partition' | 'logicalVolume'> {
  if (/\/by-part(uuid|label)\/|-part\d+$/.test(path)) return { partition: path };
  const [, group, volume] = /^\/dev\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  return group === undefined || group === 'disk' ? { disk: path } : { logicalVolume: `${group}/${volume}` };
}

const MAKERS = { block: 'CephBlockPool', file: 'CephFilesystem', object: 'CephObjectStore' } as const;

/** What a pool of chunks has behind the name that its author gave it. */
const CHUNKS = /-k\d+m\d+$/;

function poolsOf(stack: Stack, service: keyof typeof MAKERS): Record<string, object> | undefined {
  const made = stack.pools.filter(({ spec: { pool, maker } }) => pool.service === service && pool.holds === 'data' && maker?.startsWith(MAKERS[service]));
  const metadata = stack.pools.filter(({ spec: { pool } }) => pool.holds === 'metadata');
  const owners = new Map(made.map(({ owner }) => [owner, made.filter(each => each.owner === owner).map(({ spec: { pool } }) => pool)]));
  return filled(Object.fromEntries([...owners].map(([owner, pools]) => {
    const name = service === 'block' ? owner.replace(CHUNKS, '') : owner;
    const main = pools.find(pool => pool.name === `${owner}-default`) ?? pools[0], extra = pools.filter(pool => pool !== main);
    const beside = metadata.find(each => each.owner === owner || each.owner === `${name}-metadata`)?.spec.pool.deviceClass;
    return [name, clean({
      ...requestOf(main),
      metadataDeviceClass: beside === main.deviceClass ? undefined : beside,
      extraDataPools: filled(Object.fromEntries(extra.map(pool => {
        const own = pool.name.slice(owner.length + 1);
        return [own.replace(CHUNKS, ''), clean({ ...requestOf(pool), classes: classesOf(stack, service, owner, pool.name, true) })];
      }))),
      classes: classesOf(stack, service, owner, main.name, extra.length > 0),
    })];
  })));
}

function requestOf({ redundancy, failureDomain, deviceClass, asked }: Stack['pools'][number]['spec']['pool']): StackPoolProps {
  const { compression, bulk, targetSizeRatio, maxBytes, maxObjects } = asked;
  return clean({
    redundancy: redundancy.kind === 'erasureCoded' ? clean({ dataChunks: redundancy.dataChunks, codingChunks: redundancy.codingChunks, algorithm: redundancy.algorithm, stripeUnit: redundancy.stripeUnit })
      : redundancy.copies === 3 ? undefined : { copies: redundancy.copies, copiesPerFailureDomain: redundancy.copiesPerDomain > 1 ? redundancy.copiesPerDomain : undefined },
    failureDomain: failureDomain === 'host' ? undefined : failureDomain,
    deviceClass,
    compression,
    bulk,
    targetSizeRatio,
    maxObjects,
    maxSize: maxBytes === undefined ? undefined : facts.quantity(maxBytes),
  }) as StackPoolProps;
}

function classesOf({ storageClasses }: Stack, service: keyof typeof MAKERS, owner: string, pool: string, several: boolean): Record<string, StackClassProps> | undefined {
  const serves: Readonly<Record<keyof typeof MAKERS, (spec: Stack['storageClasses'][number]['spec']) => boolean>> = {
    block: ({ kind, parameters, pools }) => kind === 'block' && (pools.some(({ name }) => name === pool) || [parameters.dataPool, parameters.pool].includes(pool)),
    file: ({ kind, parameters, filesystem }) => kind === 'file' && filesystem === owner && (!several || parameters.pool === pool),
    object: ({ kind, parameters }) => kind === 'bucket' && parameters.objectStoreName === owner,
  };
  const over = storageClasses.filter(({ spec }) => serves[service](spec));
  return filled(Object.fromEntries(over.map(({ spec }) => [spec.name, clean({
    isDefault: spec.isDefault || undefined,
    reclaimPolicy: spec.reclaimPolicy === 'Delete' ? spec.reclaimPolicy : undefined,
    volumeBindingMode: spec.volumeBindingMode === 'WaitForFirstConsumer' ? spec.volumeBindingMode : undefined,
  }) as StackClassProps])));
}

function claimsOf({ claims }: Stack): StorageStackProps['claims'] {
  const own = claims.filter(({ spec }) => !spec.template && spec.className !== undefined && spec.from !== undefined);
  return nested(own.map(({ spec }) => [spec.namespace ?? 'default', spec.name, { storageClassName: spec.className!, size: spec.bytes === undefined ? spec.size : facts.quantity(spec.bytes) }]));
}

function bucketsOf({ bucketClaims }: Stack): StorageStackProps['buckets'] {
  return nested(bucketClaims.map(({ spec, at }) => [namespaceIn(at), spec.name, clean({
    storageClassName: spec.storageClassName,
    bucketName: spec.bucketName,
    maxObjects: spec.limits.maxObjects,
    maxSize: spec.limits.maxSize === undefined ? undefined : facts.quantity(spec.limits.maxSize),
  })]));
}

/** An object's path ends with `Kind namespace/name`. */
function namespaceIn(path: string): string {
  return /(\S+)\/\S+$/.exec(path)?.[1] ?? 'default';
}

function nested<Value>(entries: readonly (readonly [string, string, Value])[]): Record<string, Record<string, Value>> | undefined {
  const all: Record<string, Record<string, Value>> = {};
  for (const [outer, inner, value] of entries) (all[outer] ??= {})[inner] = value;
  return filled(all);
}

function filled<Value extends object>(value: Value): Value | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

/** Without the fields that are not set. */
function clean<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;
}
