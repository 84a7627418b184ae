import { Construct } from 'constructs';
import { Phase } from '../../core';
import { render } from '../../core/private/render';
import { CephBlockPool, CephBlockPoolSpec } from '../../imports/ceph.rook.io';
import { ClusterLayout, deviceClasses, failureDomains } from '../../layout/private/layout';
import { poolBody } from '../../pools/private/pool-body';
import { PoolSpec, resolvePool } from '../../pools/private/pool-spec';

/** Fast classes first: the pool is tiny and read often. */
const PREFERRED = ['nvme', 'ssd', 'hdd'];

/** What the pool needs to know of its cluster. */
export interface ManagerPoolOwner {
  readonly namespace: string;
  _layout(): ClusterLayout;
}

/**
 * The pool `.mgr`, in which the manager keeps its records. Ceph would make it by itself, without failure domain and device
 * class; one pool without a class among pools with one stops the autoscaler for all of them.
 */
export class ManagerPool extends Construct {
  public constructor(scope: Construct, id: string, private readonly cluster: ManagerPoolOwner) {
    super(scope, id);
    render(this, CephBlockPool, { name: 'builtin-mgr', namespace: cluster.namespace }, () => ({ spec: this._toKube() }), { phase: Phase.SERVICES, keep: true });
  }

  /** @internal */
  public _pools(): PoolSpec[] {
    const layout = this.cluster._layout();
    const deviceClass = preferredClass(layout);
    return [resolvePool({ name: '.mgr', service: 'block', holds: 'metadata' }, { deviceClass, enableCrushUpdates: true }, layout)];
  }

  /** @internal */
  public _toKube(): CephBlockPoolSpec {
    return { name: '.mgr', ...poolBody(this._pools()[0]) };
  }
}

/** A class on three hosts if there is one, the fastest of them; otherwise the one on the most hosts. */
function preferredClass(layout: ClusterLayout): string | undefined {
  const hosts = (deviceClass: string) => Math.min(3, failureDomains(layout, 'host', deviceClass).size);
  const rank = (deviceClass: string) => PREFERRED.includes(deviceClass) ? PREFERRED.indexOf(deviceClass) : PREFERRED.length;
  return deviceClasses(layout).sort((a, b) => hosts(b) - hosts(a) || rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}
