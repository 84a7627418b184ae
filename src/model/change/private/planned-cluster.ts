import type { ClusterState } from '../../manifests';
import type { ClusterPlan } from '../cluster-plan';

/** A cluster that is planned, with what its steps are made of. */
export interface PlannedCluster {
  readonly plan: ClusterPlan;
  readonly former: ClusterState;
  readonly next: ClusterState;
  readonly operatorNamespace: string;
  /** Ids of OSDs by name, where the cluster has told them. */
  readonly ids: ReadonlyMap<string, number>;
}
