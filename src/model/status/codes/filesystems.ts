import type { HealthCodes } from './health-code';

const SERVERS = 'See why the pods of the metadata servers do not run';
const PODS = 'kubectl -n rook-ceph get pods -l app=rook-ceph-mds';
const CLIENT = 'Look at the application on the client that Ceph names; restart it, or unmount and mount again, if it hangs';
const LOAD = 'Give the metadata server more memory or faster devices for the metadata pool, or a second active server';

/** Filesystems, their metadata servers and clients. */
export const FILESYSTEM_CODES: HealthCodes = {
  MDS_ALL_DOWN: { what: 'A filesystem has no metadata server: its files cannot be reached. They are not lost.', fix: SERVERS, cause: 'filesystem', command: PODS, urgency: 'now', access: 'some' },
  MDS_UP_LESS_THAN_MAX: { what: 'A filesystem has fewer active metadata servers than declared.', fix: SERVERS, cause: 'filesystem', command: PODS },
  MDS_INSUFFICIENT_STANDBY: { what: 'No metadata server stands by: if the active one stops, files cannot be reached until it is back.', fix: SERVERS, cause: 'filesystem', command: PODS },
  MDS_DAMAGE: {
    what: 'Metadata of a filesystem are damaged: some files or directories cannot be reached.',
    fix: "Back up what can be read, then follow Ceph's page on disaster recovery of CephFS",
    cause: 'filesystem',
    command: 'ceph tell mds.NAME:0 damage ls',
    urgency: 'now',
    data: 'damaged',
    access: 'some',
  },
  MDS_READ_ONLY: { what: 'A filesystem takes no writes, because its metadata could not be written.', fix: 'Look for full or failing OSDs of the metadata pool, then restart the metadata server', cause: 'filesystem', command: PODS, urgency: 'now', access: 'readOnly' },
  MDS_SLOW_METADATA_IO: { what: 'A metadata server waits long for its pool.', fix: 'Look at the OSDs of the metadata pool: one is slow, full or down', cause: 'slow', verb: 'status' },
  MDS_SLOW_REQUEST: { what: 'Requests to a metadata server take longer than 30 seconds.', fix: 'Look at the OSDs of the metadata pool: one is slow, full or down', cause: 'slow', verb: 'status' },
  MDS_TRIM: { what: 'A metadata server cannot shorten its journal as fast as it grows.', fix: LOAD, cause: 'filesystem', verb: 'plan', urgency: 'later' },
  MDS_CACHE_OVERSIZED: { what: 'The cache of a metadata server is larger than its limit.', fix: LOAD, cause: 'filesystem', verb: 'plan', urgency: 'later' },
  MDS_ESTIMATED_REPLAY_TIME: { what: 'A metadata server reads its journal before it serves files again, and tells how long it needs.', fix: 'Wait until it has read its journal', cause: 'filesystem', verb: 'status' },
  MDS_CLIENT_RECALL: { what: 'A client does not give back what it keeps of a filesystem.', fix: CLIENT, cause: 'client', command: 'ceph health detail' },
  MDS_CLIENT_RECALL_MANY: { what: 'Many clients do not give back what they keep of a filesystem.', fix: CLIENT, cause: 'client', command: 'ceph health detail' },
  MDS_CLIENT_LATE_RELEASE: { what: 'A client does not give up a lock that another one waits for.', fix: CLIENT, cause: 'client', command: 'ceph health detail' },
  MDS_CLIENT_LATE_RELEASE_MANY: { what: 'Many clients do not give up locks that others wait for.', fix: CLIENT, cause: 'client', command: 'ceph health detail' },
  MDS_CLIENT_OLDEST_TID: { what: 'A client does not end its old requests.', fix: CLIENT, cause: 'client', command: 'ceph health detail' },
  MDS_CLIENT_OLDEST_TID_MANY: { what: 'Many clients do not end their old requests.', fix: CLIENT, cause: 'client', command: 'ceph health detail' },
  MDS_CLIENTS_LAGGY: { what: 'Clients of a filesystem do not answer, probably because OSDs are slow.', fix: CLIENT, cause: 'client', command: 'ceph health detail' },
  MDS_CLIENTS_LAGGY_MANY: { what: 'Many clients of a filesystem do not answer.', fix: CLIENT, cause: 'client', command: 'ceph health detail' },
  MDS_CLIENTS_BROKEN_ROOTSQUASH: {
    what: 'Clients of an old version may lose writes where the root user is restricted.',
    fix: 'Upgrade the kernel of the hosts that Ceph names, or lift the restriction of root',
    cause: 'client',
    command: 'ceph health detail',
    urgency: 'soon',
  },
  FS_DEGRADED: { what: 'A filesystem is not served in full: a metadata server is starting or missing.', fix: SERVERS, cause: 'filesystem', command: PODS, access: 'some' },
  FS_WITH_FAILED_MDS: { what: 'A part of a filesystem has no metadata server, and none stands by.', fix: SERVERS, cause: 'filesystem', command: PODS, urgency: 'now', access: 'some' },
  FS_INLINE_DATA_DEPRECATED: { what: 'A filesystem keeps small files in a way that Ceph will give up.', fix: 'Switch it off with the command', cause: 'upkeep', command: 'ceph fs set NAME inline_data no' },
};
