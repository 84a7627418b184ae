import type { PolicyCase } from './policy-case';
import type { Rule, Topic } from '../rules';
import { cephNeedsRook } from './rules/ceph-needs-rook';
import { claimForm } from './rules/claim-form';
import { cleanupConfirmation } from './rules/cleanup-confirmation';
import { csiDrivers } from './rules/csi-drivers';
import { danglingReference } from './rules/dangling-reference';
import { duplicateObject } from './rules/duplicate-object';
import { filteredDevices } from './rules/filtered-devices';
import { greedyDevices } from './rules/greedy-devices';
import { metricsOnItself } from './rules/metrics-on-itself';
import { migrationConfirmation } from './rules/migration-confirmation';
import { missingVolume } from './rules/missing-volume';
import { mixedDeviceClasses } from './rules/mixed-device-classes';
import { mixedFailureDomains } from './rules/mixed-failure-domains';
import { nextCephNeedsRook } from './rules/next-ceph-needs-rook';
import { noNamespace } from './rules/no-namespace';
import { nullValue } from './rules/null-value';
import { objectForm } from './rules/object-form';
import { osdMemory } from './rules/osd-memory';
import { phaseOrder } from './rules/phase-order';
import { placeholder } from './rules/placeholder';
import { portableLocal } from './rules/portable-local';
import { requiredField } from './rules/required-field';
import { sharedVolume } from './rules/shared-volume';
import { volumeFit } from './rules/volume-fit';
import { volumeForm } from './rules/volume-form';
import { volumeReclaim } from './rules/volume-reclaim';
import { workloadForm } from './rules/workload-form';

/** Every rule across objects, in the order in which its findings are told. */
export const POLICY_RULES: readonly Rule<PolicyCase>[] = [
  // Do they belong together?
  duplicateObject,
  danglingReference,
  csiDrivers,
  cephNeedsRook,
  nextCephNeedsRook,
  missingVolume,
  volumeFit,
  phaseOrder,
  noNamespace,
  placeholder,
  // Does each have what is its own?
  sharedVolume,
  // Is the data safe?
  mixedDeviceClasses,
  mixedFailureDomains,
  greedyDevices,
  filteredDevices,
  portableLocal,
  osdMemory,
  metricsOnItself,
  cleanupConfirmation,
  migrationConfirmation,
  volumeReclaim,
  // Would the API server take them? Its published schemas do not tell all.
  requiredField,
  nullValue,
  volumeForm,
  claimForm,
  workloadForm,
  objectForm,
];

/** Objects as they are applied, all together. */
export const OBJECTS_TOPIC: Topic<PolicyCase> = { name: 'policy', rules: POLICY_RULES, last: true };

/** Rules that need to see no more of objects than which ones they are. */
export const IDENTITY_TOPIC: Topic<Pick<PolicyCase, 'manifests'>> = { name: 'app', rules: [duplicateObject] };
