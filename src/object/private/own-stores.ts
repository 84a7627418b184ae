import type { IConstruct } from 'constructs';
import type { ICephCluster } from '../../cluster';

/** Something of the cluster that has a name. */
interface Named extends IConstruct {
  readonly name: string;
  readonly cluster: ICephCluster;
}

/** The paths of all object stores that have the name of a zone of their cluster, and pools of their own. */
export function ownStores(zone: Named): string[] {
  // A store over a zone has no pool, and so none of this name.
  const pool = `${zone.name}.rgw.buckets.data`;
  return zone.node.root.node.findAll().filter((other): other is Named & { _pools(): { name: string }[] } => other !== zone && '_pools' in other && 'cluster' in other)
    .filter(other => other.cluster.namespace === zone.cluster.namespace && other._pools().some(({ name }) => name === pool))
    .map(({ node }) => node.path);
}
