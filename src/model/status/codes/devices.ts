import type { HealthCodes } from './health-code';

const REPLACE_IF_IT_STAYS = 'Look at the device; replace it if it stays slow or reports errors of its own';
const RECREATE = 'Replace the devices of these OSDs one after the other: new OSDs are free of it';
const REPAIR_LATER = 'Leave it, or replace the devices of these OSDs one after the other';

/** Devices and what BlueStore keeps on them. */
export const DEVICE_CODES: HealthCodes = {
  BLUESTORE_SLOW_OP_ALERT: { what: 'A device has been slow to read or write within the last day.', fix: REPLACE_IF_IT_STAYS, cause: 'device', verb: 'replace device', urgency: 'later' },
  BLOCK_DEVICE_STALLED_READ_ALERT: { what: 'Reads from a device have stood still.', fix: REPLACE_IF_IT_STAYS, cause: 'device', verb: 'replace device' },
  DB_DEVICE_STALLED_READ_ALERT: { what: 'Reads from the metadata device of an OSD have stood still.', fix: REPLACE_IF_IT_STAYS, cause: 'device', verb: 'replace device' },
  WAL_DEVICE_STALLED_READ_ALERT: { what: 'Reads from the log device of an OSD have stood still.', fix: REPLACE_IF_IT_STAYS, cause: 'device', verb: 'replace device' },
  BLUESTORE_SPURIOUS_READ_ERRORS: { what: 'Reads from a device failed and succeeded when they were tried again.', fix: REPLACE_IF_IT_STAYS, cause: 'device', verb: 'replace device' },
  BLUESTORE_DISK_SIZE_MISMATCH: { what: 'An OSD and its device disagree on how large the device is. The OSD may crash.', fix: RECREATE, cause: 'device', verb: 'replace device' },
  BLUESTORE_NO_COMPRESSION: { what: 'An OSD cannot load what it compresses with.', fix: 'Let the OSD restart with the image of the cluster', cause: 'upkeep', command: 'kubectl -n rook-ceph rollout restart deployment rook-ceph-osd-N' },
  BLUESTORE_LEGACY_STATFS: { what: 'OSDs of an old release do not count what each pool holds.', fix: REPAIR_LATER, cause: 'upkeep', verb: 'replace device' },
  BLUESTORE_NO_PER_POOL_OMAP: { what: 'OSDs of an old release do not count the keys of each pool.', fix: REPAIR_LATER, cause: 'upkeep', verb: 'replace device' },
  BLUESTORE_NO_PER_PG_OMAP: { what: 'OSDs of an old release do not keep the keys of each placement group apart.', fix: REPAIR_LATER, cause: 'upkeep', verb: 'replace device' },
  BLUESTORE_FRAGMENTATION: { what: 'The free space of an OSD is in many small pieces, which makes it slow.', fix: 'Keep more of it free; replace the device if it stays slow', cause: 'upkeep', verb: 'add device' },
  BLUESTORE_FREE_FRAGMENTATION: { what: 'The free space of an OSD is in many small pieces, which makes it slow.', fix: 'Keep more of it free; replace the device if it stays slow', cause: 'upkeep', verb: 'add device' },
  BLUEFS_SPILLOVER: {
    what: 'The metadata of an OSD does not fit on its fast device and has spilled over to the slow one.',
    fix: 'Give the OSD a larger metadata device when the device is replaced next',
    cause: 'upkeep',
    verb: 'replace device',
  },
  BLUEFS_AVAILABLE_SPACE: { what: 'Ceph tells how much room the metadata of an OSD has.', fix: 'Add a device if little is left', cause: 'upkeep', verb: 'add device' },
  BLUEFS_LOW_SPACE: { what: 'The metadata of an OSD has little room left.', fix: 'Add a device, or delete data that is not needed', cause: 'upkeep', verb: 'add device', urgency: 'soon' },
  DEVICE_HEALTH: { what: 'A device is expected to fail soon, by what it reports of itself.', fix: 'Replace the device before it fails', cause: 'device', verb: 'replace device' },
  DEVICE_HEALTH_IN_USE: { what: 'A device that is expected to fail is given up, and data is still moving off it.', fix: 'Wait until its data has moved, then replace it', cause: 'device', verb: 'replace device' },
  DEVICE_HEALTH_TOOMANY: {
    what: 'So many devices are expected to fail that Ceph does not give them all up by itself.',
    fix: 'Add devices, then replace the failing ones one after the other',
    cause: 'device',
    verb: 'replace device',
    urgency: 'now',
  },
  DEVICE_IDENT_ON: { what: 'The light of a device is switched on so that it can be found.', fix: 'Switch the light off', cause: 'upkeep', command: 'ceph device light off DEVICE ident' },
  DEVICE_FAULT_ON: { what: 'The fault light of a device is switched on.', fix: 'Switch the light off once the device is replaced', cause: 'upkeep', command: 'ceph device light off DEVICE fault' },
};
