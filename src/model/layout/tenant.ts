import { joinNames } from './names';

/** The ids by which the CSI drivers know clusters, and parts of them, have at most so many characters. */
export const CLUSTER_ID_LIMIT = 36;

/** An id for a part of a pool or a filesystem that no other part has, as long as their names differ. */
export function tenantId(clusterNamespace: string, kind: 'block' | 'file', whole: string, part: string): string {
  return joinNames(CLUSTER_ID_LIMIT, clusterNamespace, kind, whole, part);
}
