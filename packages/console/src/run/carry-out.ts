import { change, checks } from 'cdk8s-ceph/model';
import type { ClusterView } from './cluster-view';
import type { Hands } from './hands';

const { ActionKind } = change;
const { bindObjects, bindWords, selected, wordsOf } = checks;

/** What ends with `ENOENT`: what a command is about is not there. */
const NOT_THERE = 2;

/** What an action is done with. */
export interface Doing {
  readonly view: ClusterView;
  readonly hands: Hands;
  readonly wait: (check: checks.Check, seconds: number) => Promise<readonly checks.CheckResult[]>;
  /** Hears what is to be told when the plan is at its end. */
  readonly found?: (details: readonly string[]) => void;
  /** Has the pods of a node evicted, and returns in short what came of it. */
  readonly evict: (action: change.Action) => Promise<string>;
  /** Hears what was applied and deleted, for whoever compares later. */
  readonly record: Recording;
}

/** What was applied, or deleted. */
export type Recording = (deed: { readonly applied?: readonly any[]; readonly deleted?: checks.Selected }) => Promise<void>;

/** Do one thing, and return in short what was answered; throws where it cannot be done. */
export async function carryOut(action: change.Action, { view, hands, wait, evict, found, record }: Doing): Promise<string> {
  const { id, kind, objects = [], replicas = 0, patch = '', cluster = '', command = [], keepsEpoch, keepsDetails, check, seconds = 0 } = action;
  const target = (): checks.Selected => {
    const meant = action.target && selected(bindObjects(action.target, view.bindings));
    if (meant === undefined) throw new Error('what it is done to is not found');
    return meant;
  };
  switch (kind) {
    case ActionKind.APPLY:
      await hands.apply(objects);
      await record({ applied: objects });
      return `${objects.length} objects`;
    case ActionKind.DELETE: {
      const deleted = target();
      await hands.remove(deleted);
      await record({ deleted });
      return 'deleted';
    }
    case ActionKind.SCALE:
      await hands.scale(target(), replicas);
      return `${replicas} replicas`;
    case ActionKind.PATCH:
      await hands.patch(target(), patch);
      return 'patched';
    case ActionKind.WAIT: {
      const results = check === undefined ? [] : await wait(check, seconds);
      if (keepsDetails === true) found?.(results.flatMap(({ details }) => details));
      return 'it is so';
    }
    case ActionKind.EVICT: return evict(action);
    // Whoever carries steps out has stopped for it before.
    case ActionKind.ASK: return 'somebody says that it is done';
    case ActionKind.CEPH: {
      const words = wordsOf(bindWords(command, view.bindings));
      if (words === undefined) throw new Error('the OSD is not found');
      const { code, output, json } = await hands.ceph(cluster, words);
      if (code !== 0) throw new CommandFailed(code, `ceph ${words.join(' ')} ended with ${code}: ${output.trim()}`);
      if (!keepsEpoch) return output.trim().slice(0, 200);
      const epoch = (json as { epoch?: unknown } | undefined)?.epoch;
      if (typeof epoch !== 'number') throw new Error('the map has no epoch');
      view.keepEpoch(id, epoch);
      return `epoch ${epoch}`;
    }
  }
}

/** A command that Ceph did not do. */
class CommandFailed extends Error {
  public constructor(public readonly code: number, reason: string) {
    super(reason);
  }
}

/** Whether an error says that what a command is about is not there any more. */
export function isNotThere(error: unknown): boolean {
  return error instanceof CommandFailed && error.code === NOT_THERE;
}
