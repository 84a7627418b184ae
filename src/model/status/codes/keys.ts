import type { HealthCodes } from './health-code';

const OLD_KERNELS = "Leave it until every host runs Linux 7.0 or newer, then give the clients keys of the type aes256k; until then put the code into 'mutedHealthCodes' of the cluster";
const ROTATE = "Let Rook make new keys for the daemons: raise 'keyGeneration' of 'security.cephx.daemon' in the CephCluster";

/** Keys and how clients prove who they are. */
export const KEY_CODES: HealthCodes = {
  AUTH_INSECURE_CLIENT_KEY_TYPE: { what: 'Clients have keys of the older type aes. Kernels before Linux 7.0 can use no other.', fix: OLD_KERNELS, cause: 'keys', verb: 'plan' },
  AUTH_INSECURE_KEYS_ALLOWED: { what: 'Ceph accepts keys of the older type aes. Kernels before Linux 7.0 can use no other.', fix: OLD_KERNELS, cause: 'keys', verb: 'plan' },
  AUTH_INSECURE_KEYS_CREATABLE: { what: 'New keys of the older type aes can be made. Kernels before Linux 7.0 can use no other.', fix: OLD_KERNELS, cause: 'keys', verb: 'plan' },
  AUTH_INSECURE_ROTATING_SERVICE_KEY_TYPE: {
    what: 'Tickets that were made before the daemons got newer keys are still valid. It ends by itself after two to three hours.',
    fix: 'Wait three hours; if it stays, let Rook make new keys for the daemons',
    cause: 'keys',
    verb: 'status',
  },
  AUTH_INSECURE_SERVICE_KEY_TYPE: { what: 'Daemons have keys of the older type: whoever has any key could give himself more rights.', fix: ROTATE, cause: 'keys', verb: 'plan', urgency: 'soon' },
  AUTH_INSECURE_SERVICE_TICKETS: { what: 'Daemons accept tickets of the older type: whoever has any key could give himself more rights.', fix: ROTATE, cause: 'keys', verb: 'plan', urgency: 'soon' },
  AUTH_EMERGENCY_CIPHERS_SET: {
    what: 'The monitors were started with a list of key types for emergencies. Rook does so where a key type for daemons is set in the CephCluster.',
    fix: "Remove 'security.cephx.daemon.keyType' from the CephCluster once every daemon has a new key",
    cause: 'keys',
    verb: 'plan',
  },
  AUTH_INSECURE_GLOBAL_ID_RECLAIM: { what: 'A client of an old release is connected that proves its identity in an unsafe way.', fix: 'Upgrade the client that Ceph names', cause: 'upkeep', command: 'ceph health detail', urgency: 'soon' },
  AUTH_INSECURE_GLOBAL_ID_RECLAIM_ALLOWED: {
    what: 'Clients of old releases may prove their identity in an unsafe way.',
    fix: 'Forbid it with the command once no such client is left',
    cause: 'upkeep',
    command: 'ceph config set mon auth_allow_insecure_global_id_reclaim false',
  },
  AUTH_BAD_CAPS: { what: 'The rights of a user cannot be read, so it may do nothing.', fix: 'Correct the capabilities of the CephClient', cause: 'upkeep', verb: 'plan' },
};
