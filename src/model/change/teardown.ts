import type { Plan } from './plan';
import { changesBetween, ClusterState, StackState, stateOf, StackUse, StackUser } from '../manifests';
import { teardownSteps } from './private/teardown-steps';

/** How a stack is taken down. */
export interface TeardownOptions {
  /** Who uses it, and what it has made: see `useOf`. */
  readonly use: StackUse;
  /** Leave the devices and directories of hosts as they are. @default false */
  readonly keepData?: boolean;
  /** Delete Rook's kinds too. @default false */
  readonly definitions?: boolean;
  /** SHA-256 of the key of the monitors, by `<namespace>/<name>`. @default - what monitors kept in directories of hosts is left there */
  readonly monitorKeys?: ReadonlyMap<string, string>;
  /** Where the operator runs. @default - where the objects say, else 'rook-ceph' */
  readonly operatorNamespace?: string;
}

/** The way from a stack to hosts that can be used again. */
export interface Teardown extends Plan {
  /** What must end first; with any there are no steps. */
  readonly users: readonly StackUser[];
  /** Clusters that do not tell their fsid or their image: what is theirs could not be known, so there are no steps. */
  readonly nameless: readonly string[];
  /** What is typed to have it done. */
  readonly phrase: string;
}

/**
 * Plan to take a whole stack down: its claims, its clusters, its operator, and what its devices hold. Nothing is asked of Ceph or of Rook, so
 * that it also works where these do not: finalizers are taken off while the operator rests, and a device is wiped only where it carries an OSD of
 * the very cluster that goes.
 */
export function planTeardown(state: StackState, options: TeardownOptions): Teardown {
  const { use, keepData = false } = options, { users } = use;
  const isNameless = ({ key, settings }: ClusterState) => use.clusters.get(key)?.fsid === undefined || settings.cephImage === undefined;
  const nameless = keepData ? [] : state.clusters.filter(isNameless).map(({ key }) => key);
  const steps = users.length + nameless.length > 0 ? [] : teardownSteps(state, options);
  const named = state.clusters.map(({ key }) => [key, use.clusters.get(key)?.fsid?.slice(0, 8)].filter(part => part !== undefined).join(' '));
  return {
    refused: [],
    approved: [],
    approvalFaults: [],
    changes: changesBetween(state, stateOf([])),
    clusters: [],
    steps,
    notJudged: [],
    users,
    nameless,
    phrase: `${keepData ? 'take down' : 'destroy'} ${named.join(', ')}`,
  };
}
