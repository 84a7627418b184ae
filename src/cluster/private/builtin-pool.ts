import { Construct, IConstruct } from 'constructs';
import { describeAll, Phase, render } from '../../core';
import { CephBlockPool, CephBlockPoolSpec } from '../../imports/ceph.rook.io';
import { ClusterLayout, deviceClasses, failureDomains, PoolIdentity, PoolSpec, resolvePool, TOPOLOGY_LABELS } from '../../model/layout';
import type { Topic } from '../../model/rules';
import { poolBody } from '../../pools';

/** Fast classes first: the pools are tiny and read often. */
const PREFERRED = ['nvme', 'ssd', 'hdd'];

/** It follows from the layout alone, so there is nothing to judge while nobody has patched it. */
const BUILTIN_POOL_TOPIC: Topic<PoolSpec> = { name: 'builtin-pool', rules: [] };

/** What a pool needs to know of its cluster. */
export interface BuiltinPoolOwner extends IConstruct {
  readonly namespace: string;
  _layout(): ClusterLayout | undefined;
}

/** Which pool it is. */
export interface BuiltinPoolOptions {
  /** The name Ceph knows it by, which is none that a Kubernetes object can have. */
  readonly pool: '.mgr' | '.nfs';
  readonly objectName: string;
  readonly service: PoolIdentity['service'];
  readonly phase: Phase;
}

/**
 * A pool that Ceph or Rook would make by itself, without failure domain and device class; one pool without a class among pools
 * with one stops the autoscaler for all of them.
 */
export class BuiltinPool extends Construct {
  public constructor(scope: Construct, id: string, private readonly cluster: BuiltinPoolOwner, private readonly options: BuiltinPoolOptions) {
    super(scope, id);
    const metadata = { name: options.objectName, namespace: cluster.namespace };
    render(this, CephBlockPool, metadata, () => ({ spec: this._toKube() }), { phase: options.phase, keep: true });
    describeAll(this, BUILTIN_POOL_TOPIC, () => []);
  }

  /** @internal */
  public _pools(): PoolSpec[] {
    const layout = this.cluster._layout();
    const deviceClass = layout && preferredClass(layout);
    // One rule of a stretched cluster places all pools, and never changes.
    const enableCrushUpdates = layout?.stretch === undefined ? true : undefined;
    const failureDomain = layout && largestDomain(layout, deviceClass);
    return [resolvePool(
      { name: this.options.pool, service: this.options.service, holds: 'metadata' }, { deviceClass, failureDomain, enableCrushUpdates }, layout,
    )];
  }

  /** @internal */
  public _toKube(): CephBlockPoolSpec {
    return { name: this.options.pool, ...poolBody(this._pools()[0]) };
  }
}

/** A class on three hosts if there is one, the fastest of them; otherwise the one on the most hosts. */
function preferredClass(layout: ClusterLayout): string | undefined {
  const hosts = (deviceClass: string) => Math.min(3, failureDomains(layout, 'host', deviceClass).size);
  const rank = (deviceClass: string) => PREFERRED.includes(deviceClass) ? PREFERRED.indexOf(deviceClass) : PREFERRED.length;
  return deviceClasses(layout).sort((a, b) => hosts(b) - hosts(a) || rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}

/** The largest level at which every OSD has a place, and these are three or more: losing one of them must not stop the managers. */
function largestDomain(layout: ClusterLayout, deviceClass: string | undefined): string | undefined {
  if (layout.stretch !== undefined) return undefined;
  return Object.keys(TOPOLOGY_LABELS).reverse().find(level => {
    const places = failureDomains(layout, level, deviceClass);
    return places.size >= 3 && !places.has(undefined);
  });
}
