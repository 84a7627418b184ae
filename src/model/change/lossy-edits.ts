import type { RefusedEdit } from './refused-edit';
import {
  CLUSTER_EDITS, CONSUMER_EDITS, DAEMON_EDITS, DEVICE_EDITS, FILESYSTEM_EDITS, HOST_EDITS, LossyEdit, OBJECT_STORE_EDITS, PLACEMENT_EDITS,
  POOL_EDITS, Transition, UPGRADE_EDITS, VOLUME_EDITS,
} from '../manifests';
import { Approval, approvalFaults, Breach, evaluate, Finding, hasReason } from '../rules';

/** Every edit that is refused, in the order in which it is told: each is harmless in what it leads to, and costs data by the way there. */
export const LOSSY_EDITS: readonly LossyEdit[] = [
  ...DEVICE_EDITS, ...HOST_EDITS, ...VOLUME_EDITS,
  ...CLUSTER_EDITS, ...DAEMON_EDITS, ...UPGRADE_EDITS, ...POOL_EDITS, ...PLACEMENT_EDITS, ...FILESYSTEM_EDITS, ...OBJECT_STORE_EDITS, ...CONSUMER_EDITS,
];

/** What is refused, what is approved by name, and what is wrong with approvals. */
export interface EditVerdict {
  readonly refused: readonly RefusedEdit[];
  readonly approved: readonly RefusedEdit[];
  readonly approvalFaults: readonly Finding[];
}

const CODES: ReadonlySet<string> = new Set(LOSSY_EDITS.map(({ code }) => code));

/**
 * Judge what lies between two states.
 * @param approvals edits that are meant, each by code and object. There is no way to approve more than one at a time.
 */
export function judgeEdits(transition: Transition, approvals: readonly Approval[] = []): EditVerdict {
  return verdictOf(evaluate(LOSSY_EDITS, transition, false), approvals);
}

/** Sort breaches by whether they are approved. */
export function verdictOf(breaches: readonly Breach[], approvals: readonly Approval[]): EditVerdict {
  const used = new Set<Approval>();
  const edits = breaches.map(({ code, at = '', property, value, reason, fix, see }): RefusedEdit => {
    const approval = approvals.find(each => each.code === code && each.at === at && hasReason(each));
    if (approval !== undefined) used.add(approval);
    return { code, object: at, property, value, reason, fix, see, ...approval === undefined ? {} : { approved: approval.reason } };
  });
  return {
    refused: edits.filter(({ approved }) => approved === undefined),
    approved: edits.filter(({ approved }) => approved !== undefined),
    approvalFaults: approvalFaults(approvals, { used, codes: CODES, ofError: () => false }),
  };
}

/** An edit as an approval names it on a command line. */
export function approvalOption({ code, object }: RefusedEdit): string {
  return `--approve ${code}@${object}=REASON`;
}
