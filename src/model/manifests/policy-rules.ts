import type { PolicyCase } from './policy-case';
import { claimForm } from './rules/claim-form';
import { claimReclaim } from './rules/claim-reclaim';
import { classForm } from './rules/class-form';
import { cleanupConfirmation } from './rules/cleanup-confirmation';
import { danglingReference } from './rules/dangling-reference';
import { deletedWithObject } from './rules/deleted-with-object';
import { duplicateObject } from './rules/duplicate-object';
import { failureDomainOsd } from './rules/failure-domain-osd';
import { filteredDevices } from './rules/filtered-devices';
import { greedyDevices } from './rules/greedy-devices';
import { migrationConfirmation } from './rules/migration-confirmation';
import { missingVolume } from './rules/missing-volume';
import { mixedDeviceClasses } from './rules/mixed-device-classes';
import { mixedFailureDomains } from './rules/mixed-failure-domains';
import { movingDevice } from './rules/moving-device';
import { nullValue } from './rules/null-value';
import { objectForm } from './rules/object-form';
import { osdMemory } from './rules/osd-memory';
import { phaseOrder } from './rules/phase-order';
import { poolCopies } from './rules/pool-copies';
import { poolName } from './rules/pool-name';
import { portableLocal } from './rules/portable-local';
import { sharedDataDirectory } from './rules/shared-data-directory';
import { sharedDevice } from './rules/shared-device';
import { sharedNamespace } from './rules/shared-namespace';
import { sharedVolume } from './rules/shared-volume';
import { temporaryDevice } from './rules/temporary-device';
import { unsafeReplicaSize } from './rules/unsafe-replica-size';
import { unsureDevice } from './rules/unsure-device';
import { volumeFit } from './rules/volume-fit';
import { volumeForm } from './rules/volume-form';
import { volumeReclaim } from './rules/volume-reclaim';
import { workloadForm } from './rules/workload-form';
import type { Rule } from '../rules/rule';

/** Every rule across objects, in the order in which its findings are told. */
export const POLICY_RULES: readonly Rule<PolicyCase>[] = [
  // Do they belong together?
  duplicateObject,
  danglingReference,
  missingVolume,
  volumeFit,
  phaseOrder,
  // Does each have what is its own?
  sharedVolume,
  sharedDevice,
  sharedNamespace,
  sharedDataDirectory,
  poolName,
  // Is the data safe?
  mixedDeviceClasses,
  mixedFailureDomains,
  poolCopies,
  unsafeReplicaSize,
  failureDomainOsd,
  greedyDevices,
  filteredDevices,
  movingDevice,
  unsureDevice,
  temporaryDevice,
  portableLocal,
  osdMemory,
  cleanupConfirmation,
  migrationConfirmation,
  volumeReclaim,
  claimReclaim,
  deletedWithObject,
  // Would the API server take them? Its published schemas do not tell all.
  nullValue,
  volumeForm,
  classForm,
  claimForm,
  workloadForm,
  objectForm,
];

/** Those that need to see no more of an object than which one it is. */
export const IDENTITY_RULES = [duplicateObject];
