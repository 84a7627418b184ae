import { ClusterLayout, GIB, metadataRequest, PoolIdentity, PoolRequest, PoolSpec, resolvePool } from '../../model/layout';
import { PoolOptions, requestOf } from '../../pools';
import type { DeviceClass } from '../../volumes';
import type { ObjectGateway } from '../object-gateway';

/** The pools that Rook makes from the metadata pool of a store; `.rgw.root` is shared by all stores of a cluster. */
const METADATA_POOLS = ['rgw.control', 'rgw.meta', 'rgw.log', 'rgw.buckets.index', 'rgw.buckets.non-ec', 'rgw.otp'];
const ROOT_POOL = '.rgw.root';

export const GATEWAY_DEFAULTS = { cpus: 0.5, bytes: 2 * GIB };
export const TRIAL_GATEWAY_DEFAULTS = { cpus: 0.1, bytes: GIB };

/** An object store as plain data. */
export interface StorePlan {
  readonly name: string;
  readonly data: PoolRequest;
  readonly metadata: PoolRequest;
  readonly gateway: ObjectGateway;
}

/** What stores and zones are told of their pools. */
export interface StoreOptions extends PoolOptions {
  readonly metadataDeviceClass?: DeviceClass;
  readonly gateway?: ObjectGateway;
}

/** What the props say. Nearly everything is stored in one pool, so that one starts with its full number of placement groups. */
export function planStore(name: string, props: StoreOptions): StorePlan {
  const data = requestOf(props);
  return {
    name,
    data: { ...data, bulk: data.bulk ?? true },
    metadata: metadataRequest(data, props.metadataDeviceClass?.name),
    gateway: { ...props.gateway },
  };
}

/** A gateway whose number and port are known. */
export interface ResolvedGateway extends ObjectGateway {
  readonly instances: number;
  readonly port: number;
}

/** The gateway with its defaults filled in. */
export function gatewayOf({ gateway }: StorePlan, layout: ClusterLayout | undefined): ResolvedGateway {
  return { ...gateway, instances: gateway.instances ?? (layout?.trial ? 1 : 2), port: gateway.port ?? 80 };
}

/** The pool of the objects themselves. */
export function dataPool({ name, data }: StorePlan, layout: ClusterLayout | undefined): PoolSpec {
  return resolvePool(identity(`${name}.rgw.buckets.data`, 'data'), data, layout);
}

/** The pools of everything else, all alike. */
export function metadataPools({ name, metadata }: StorePlan, layout: ClusterLayout | undefined): PoolSpec[] {
  const names = [...METADATA_POOLS.map(pool => `${name}.${pool}`), ROOT_POOL];
  return names.map(pool => resolvePool(identity(pool, 'metadata'), metadata, layout));
}

function identity(name: string, holds: PoolIdentity['holds']): PoolIdentity {
  return { name, service: 'object', holds };
}
