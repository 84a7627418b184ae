import { JsonPatch } from 'cdk8s';
import { CephCluster, ClusterPurpose } from 'cdk8s-ceph';

// What slow nodes and Debian's packages need, whatever the storage is made of.

/** For Rook's operator. */
export const OPERATOR = {
  csiControllerReplicas: 1,
  // The nodes are slow; Rook would give up on a question to Ceph after 15 seconds, and one that was interrupted is asked anew.
  settings: { ROOK_CEPH_COMMANDS_TIMEOUT_SECONDS: '120' },
};

/** For a cluster. */
export const CLUSTER = {
  // A file as a device is for trials; what a trial would leave out otherwise is asked for.
  purpose: ClusterPurpose.TRIAL,
  managers: 2,
  // Debian has no package of the dashboard.
  dashboard: false,
  // A monitor on a busy node answers late; it is not to be voted out for that.
  cephConfig: { global: { mon_lease: '15' } },
  // Debian's manager takes a harmless remark of most modules for a crash; posting dozens of them keeps a slow node busy.
  crashCollector: false,
  // The commands of plans are given in it.
  toolbox: {},
};

/** What no property says. */
export function spareCluster(cluster: CephCluster): void {
  // A probe is a program that is started in a container; on these nodes one costs a second of processor, for every daemon and ten seconds.
  const off = { disabled: true };
  // Rook sets options of the manager's modules once the managers are Ready, and monitors refuse them until a manager has loaded its modules.
  // The first probe waits as long as that takes here; it is one program for each start of a manager.
  const loaded = { probe: { initialDelaySeconds: 45, timeoutSeconds: 30, failureThreshold: 30 } };
  cluster.patch(JsonPatch.add('/spec/healthCheck/livenessProbe', { mon: off, mgr: off, osd: off }), JsonPatch.add('/spec/healthCheck/startupProbe', { mon: off, mgr: loaded, osd: off }));
  // Debian has no package of `ceph-exporter`: its pods would be started again and again.
  cluster.patch(JsonPatch.add('/spec/monitoring', { metricsDisabled: true }));
}
