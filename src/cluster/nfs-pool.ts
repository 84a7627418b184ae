import { Construct } from 'constructs';
import { Phase } from '../core';
import { BuiltinPool, BuiltinPoolOwner } from './private/builtin-pool';

const ID = 'nfs-pool';

/**
 * The pool `.nfs`, in which all NFS servers of a cluster keep their exports: one, whoever asks first.
 * Of a cluster that another app owns the devices are not known, and its pool is that app's.
 */
export function ensureNfsPool(cluster: BuiltinPoolOwner): void {
  if (cluster._layout() === undefined || cluster.node.tryFindChild(ID) !== undefined) return;
  new BuiltinPool(cluster as unknown as Construct, ID, cluster, { pool: '.nfs', objectName: 'builtin-nfs', service: 'file', phase: Phase.SERVICES });
}
