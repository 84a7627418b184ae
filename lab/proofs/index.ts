import { abort } from './abort';
import { addDevice } from './add-device';
import { addHost } from './add-host';
import { alerts } from './alerts';
import { applications } from './applications';
import { BENCHMARKS } from './benchmark';
import { beyondSafe } from './beyond-safe';
import { binding } from './binding';
import { block } from './block';
import { managerLoss, monitorLoss, operatorLoss } from './daemons';
import { diskLoss } from './disk-loss';
import { file } from './file';
import { growVolume } from './grow-volume';
import { identity } from './identity';
import { inventory } from './inventory';
import { logs } from './logs';
import { maintenance } from './maintenance';
import { nodeLoss } from './node-loss';
import { object } from './object';
import { onStorageclass } from './on-storageclass';
import { presetCapacity } from './preset-capacity';
import { pvDeletion } from './pv-deletion';
import { removeDevice } from './remove-device';
import { removeHost } from './remove-host';
import { replaceDeadDevice, replaceDevice } from './replace-device';
import { replaceHost } from './replace-host';
import { rooksOrder } from './rooks-order';
import { secondApply } from './second-apply';
import { teardownAndReinstall } from './teardown';
import { throughThePage } from './through-the-page';
import { upgradeCeph } from './upgrade-ceph';
import { Proof } from '../lib/proof';

/** All proofs, in the order they are run: what changes the cluster for good comes last. */
export const PROOFS: readonly Proof[] = [
  secondApply, inventory, binding, block, file, object, managerLoss, monitorLoss, operatorLoss, diskLoss, nodeLoss, alerts, logs, applications, ...BENCHMARKS,
  presetCapacity, pvDeletion, addHost, beyondSafe, removeHost, abort, maintenance, replaceDevice, replaceDeadDevice, removeDevice, addDevice, rooksOrder, growVolume,
  replaceHost, upgradeCeph, identity, teardownAndReinstall, throughThePage, onStorageclass,
];
