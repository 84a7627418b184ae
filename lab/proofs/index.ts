import { abort } from './abort';
import { addDevice } from './add-device';
import { alerts } from './alerts';
import { beyondSafe } from './beyond-safe';
import { binding } from './binding';
import { block } from './block';
import { managerLoss, monitorLoss, operatorLoss } from './daemons';
import { diskLoss } from './disk-loss';
import { file } from './file';
import { grow } from './grow';
import { identity } from './identity';
import { inventory } from './inventory';
import { logs } from './logs';
import { maintenance } from './maintenance';
import { nodeLoss } from './node-loss';
import { object } from './object';
import { pvDeletion } from './pv-deletion';
import { removeDevice } from './remove-device';
import { replaceDeadDevice, replaceDevice } from './replace-device';
import { secondApply } from './second-apply';
import { shrink } from './shrink';
import { teardownAndReinstall } from './teardown';
import { Proof } from '../lib/proof';

/** All proofs, in the order they are run: what changes the cluster for good comes last. */
export const PROOFS: readonly Proof[] = [
  secondApply, inventory, binding, block, file, object, managerLoss, monitorLoss, operatorLoss, diskLoss, nodeLoss, alerts, logs, pvDeletion, grow, beyondSafe, shrink,
  abort, maintenance, replaceDevice, replaceDeadDevice, removeDevice, addDevice, identity, teardownAndReinstall,
];
