import type { Construct } from 'constructs';
import { BuiltinPool, BuiltinPoolOwner } from './builtin-pool';
import { Phase } from '../../core';

/** The pool `.mgr`, in which the manager keeps its records. */
export class ManagerPool extends BuiltinPool {
  public constructor(scope: Construct, id: string, cluster: BuiltinPoolOwner) {
    // A stretched cluster does not become ready without this pool, so it is applied together with it.
    const phase = cluster._layout()?.stretch === undefined ? Phase.SERVICES : Phase.CLUSTER;
    super(scope, id, cluster, { pool: '.mgr', objectName: 'builtin-mgr', service: 'block', phase });
  }
}
