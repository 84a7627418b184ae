import type { HealthCodes } from './health-code';

const ADD_OR_DELETE = 'Add a device or a host, or delete data that is not needed';
const WRITE_AGAIN = 'Add a device or a host at once, or delete data; until then raise the full ratio by at most 0.02 and set it back afterwards';
const UNSET = 'Unset the flags as soon as the work is done that they were set for';
const WHERE_LAYOUT = 'Remove it from the map with the command, if no device of the layout stands for it';

/** OSDs, their devices' fullness, and the map. */
export const OSD_CODES: HealthCodes = {
  OSD_DOWN: {
    what: 'An OSD does not run, so its device serves no data. What lies on it lies on other devices too.',
    fix: 'See whether the host and the device work; replace the device if it is broken',
    cause: 'osd',
    verb: 'replace device',
    data: 'fewerCopies',
  },
  OSD_HOST_DOWN: {
    what: 'All OSDs of a host are down: the host does not run, or cannot be reached.',
    fix: 'Start the host, or repair its network; its OSDs come back by themselves and take in what they missed',
    cause: 'host',
    verb: 'maintenance',
    data: 'fewerCopies',
  },
  OSD_ORPHAN: { what: 'The map names an OSD that does not exist.', fix: WHERE_LAYOUT, cause: 'upkeep', command: 'ceph osd crush rm osd.N' },
  OSD_UNREACHABLE: {
    what: 'The address of an OSD is not in the network that was declared for Ceph, so clients may not reach it.',
    fix: 'Correct the address ranges of the cluster, or the network of that host',
    cause: 'network',
    command: 'ceph osd dump',
  },
  OSD_FULL: {
    what: 'An OSD is full. Ceph refuses all writes to pools with data on it until there is room.',
    fix: WRITE_AGAIN,
    cause: 'full',
    verb: 'add device',
    access: 'readOnly',
  },
  OSD_BACKFILLFULL: {
    what: 'An OSD is too full to take copies from others. Missing copies that belong there cannot be made.',
    fix: ADD_OR_DELETE,
    cause: 'backfillfull',
    verb: 'add device',
  },
  OSD_NEARFULL: { what: 'An OSD is nearly full. Ceph warns long before it refuses writes.', fix: ADD_OR_DELETE, cause: 'nearfull', verb: 'add device' },
  OSD_OUT_OF_ORDER_FULL: {
    what: 'The limits nearfull, backfillfull and full are not in ascending order.',
    fix: 'Set the ratios of the CephCluster in ascending order',
    cause: 'upkeep',
    verb: 'plan',
    urgency: 'soon',
  },
  POOL_FULL: {
    what: 'A pool has reached its quota, or its devices are full. Ceph refuses writes to it.',
    fix: 'Raise the quota of the pool, or delete data; add a device if the OSDs are full',
    cause: 'full',
    verb: 'plan',
    access: 'readOnly',
  },
  POOL_BACKFILLFULL: { what: 'The devices of a pool are too full to take missing copies.', fix: ADD_OR_DELETE, cause: 'backfillfull', verb: 'add device' },
  POOL_NEARFULL: { what: 'The devices of a pool are nearly full.', fix: ADD_OR_DELETE, cause: 'nearfull', verb: 'add device' },
  POOL_NEAR_FULL: {
    what: 'A pool comes close to its quota. At the quota, Ceph refuses writes to it.',
    fix: 'Raise the quota of the pool, or delete data',
    cause: 'upkeep',
    verb: 'plan',
    urgency: 'soon',
  },
  OSDMAP_FLAGS: {
    what: 'A switch for the whole cluster is set, such as noout or norebalance: Ceph does not do something that it does otherwise.',
    fix: UNSET,
    cause: 'flags',
    command: 'ceph osd unset noout',
  },
  OSD_FLAGS: {
    what: 'A switch is set for single OSDs or hosts. Rook sets noout for a host that is being drained, and takes it back.',
    fix: UNSET,
    cause: 'flags',
    command: 'ceph osd unset-group noout HOST',
  },
  OSD_NO_DOWN_OUT_INTERVAL: {
    what: 'Ceph is told never to give up an OSD that is down, so it makes no copies by itself after a loss.',
    fix: "Remove 'mon_osd_down_out_interval' from the configuration",
    cause: 'upkeep',
    verb: 'plan',
    urgency: 'soon',
  },
  OSD_NO_SORTBITWISE: { what: 'A switch of very old clusters is not set.', fix: 'Set it with the command', cause: 'upkeep', command: 'ceph osd set sortbitwise' },
  OSD_UPGRADE_FINISHED: {
    what: 'All OSDs run a newer release than the map requires: the last step of an upgrade is missing.',
    fix: 'Require the new release of all OSDs',
    cause: 'upkeep',
    verb: 'upgrade',
    command: 'ceph osd require-osd-release tentacle',
  },
  OSD_FILESTORE: { what: 'An OSD keeps data in a form that Ceph has given up.', fix: 'Replace the devices of these OSDs one after the other', cause: 'upkeep', verb: 'replace device' },
  OSD_SLOW_PING_TIME_BACK: {
    what: 'OSDs wait for each other longer than a second on the network between them.',
    fix: 'Look for errors, overload or a wrong MTU on the network of the hosts that Ceph names',
    cause: 'network',
    command: 'ceph health detail',
  },
  OSD_SLOW_PING_TIME_FRONT: {
    what: 'OSDs wait for each other longer than a second on the network that clients use.',
    fix: 'Look for errors, overload or a wrong MTU on the network of the hosts that Ceph names',
    cause: 'network',
    command: 'ceph health detail',
  },
  OSD_TOO_MANY_REPAIRS: {
    what: 'An OSD has repaired more read errors than a sound device has. The device is probably failing.',
    fix: 'Replace the device',
    cause: 'device',
    verb: 'replace device',
  },
  TOO_FEW_OSDS: { what: 'There are fewer OSDs than a new pool keeps copies.', fix: 'Add devices or hosts', cause: 'upkeep', verb: 'add device', urgency: 'soon' },
  OLD_CRUSH_TUNABLES: { what: 'The map places data by old settings.', fix: 'Set the newer profile with the command when there is time: data moves', cause: 'upkeep', command: 'ceph osd crush tunables optimal' },
  OLD_CRUSH_STRAW_CALC_VERSION: { what: 'The map weighs old buckets in a way that was given up.', fix: 'Set the newer way with the command', cause: 'upkeep', command: 'ceph osd crush set-tunable straw_calc_version 1' },
};
