import { change, checks } from 'cdk8s-ceph/model';
import { actionText } from './action-text';
import { carryOut, isNotThere } from './carry-out';
import { ClusterView } from './cluster-view';
import type { Tools } from './executor';
import type { Hands } from './hands';
import { Journal, Stage } from './journal';
import { NotAnswered } from './live';

const { ActionKind } = change;
const { CheckStatus, keyOf } = checks;

/**
 * What a step that was begun has destroyed already: such a plan can only be gone on with. Ceph itself is asked as well: a run that was
 * killed may have purged an OSD without having kept that.
 */
export async function destroyedBy(steps: readonly change.Step[], { done, stage, deeds, osds }: Journal, hands: Hands): Promise<string[]> {
  const step = steps[done];
  if (step === undefined) return ['every step is done'];
  const passed = steps.slice(0, done).filter(({ noReturn }) => noReturn).map(({ title }) => title);
  if (passed.length > 0) return passed;
  if (stage === Stage.BEFORE) return [];
  const destroying = step.actions.filter(({ destroys }) => destroys);
  const onwards = await irreversible(step, hands);
  const noted = destroying.filter(({ id }) => deeds.some(({ action }) => action === id)).map(actionText);
  const purged = destroying.filter(({ kind }) => kind === ActionKind.CEPH).flatMap(({ cluster = '', command = [] }) => (
    command.flatMap(({ osd }) => osd === undefined ? [] : [{ cluster, id: osds[keyOf(osd)]?.id }])
  ));
  if (noted.length > 0 || onwards.length > 0 || purged.length === 0) return [...noted, ...onwards];
  const { code, output, json } = await hands.ceph(purged[0].cluster, ['osd', 'tree']);
  const nodes = (json as { nodes?: { id: number }[] } | undefined)?.nodes;
  if (code !== 0 || nodes === undefined) throw new NotAnswered(purged[0].cluster, 'ceph osd tree', output.trim());
  return purged.filter(({ id }) => !nodes.some(node => node.id === id)).map(({ id }) => `osd.${id} is purged`);
}

/** Why a step that was begun leads only onwards: what must be so that it can be given up is not, or cannot be asked. */
async function irreversible({ reversible = [] }: change.Step, hands: Hands): Promise<string[]> {
  const view = new ClusterView(hands), results: checks.CheckResult[] = [];
  for (const check of reversible) results.push(await view.ask(check));
  return results.filter(({ status }) => status !== CheckStatus.PASS).map(({ message, details }) => [message, ...details].join(', '));
}

/** What gives a plan up. */
export interface Undoing {
  /** The undoing of the step that is under way, the weights, and final actions. */
  readonly first: readonly change.Action[];
  /** What was changed for the time of the plan; where weights are put back it holds until data has found its way. */
  readonly later: readonly change.Action[];
  /** Whether weights are put back. */
  readonly moves: boolean;
}

/** What gives a plan up from where it stands. */
export function undoOf(steps: readonly change.Step[], { done, stage, weights }: Journal): Undoing {
  const step = steps[done];
  const begun = step !== undefined && stage !== Stage.BEFORE;
  const reweighed = steps.slice(0, done + 1).flatMap(({ reweighs = [] }) => reweighs).filter(osd => weights[keyOf(osd)] !== undefined);
  const undos = ({ undo = [] }: change.Step) => undo, isTemporary = ({ temporary }: change.Step) => temporary === true;
  return {
    first: [
      ...begun && !isTemporary(step) ? undos(step) : [],
      ...reweighed.map((osd): change.Action => ({
        id: `abort/${keyOf(osd)}`, kind: ActionKind.CEPH, cluster: osd.cluster, command: [...['osd', 'crush', 'reweight'].map(text => ({ text })), { osd }, { text: `${weights[keyOf(osd)]}` }],
      })),
      ...begun ? step.finalActions : [],
    ],
    later: steps.slice(0, begun ? done + 1 : done).filter(isTemporary).reverse().flatMap(undos),
    moves: reweighed.length > 0,
  };
}

/** Seconds after which groups have chosen their OSDs: until then what was set for the time of the plan decides how they are filled. */
const SETTLES = 60;

/** Give a plan up. Each action for itself: one that fails must not keep the others from putting things back. Returns what failed. */
export async function giveUp({ first, later, moves }: Undoing, journal: Journal, { hands, clock, tell, record, signal }: Pick<Tools, 'hands' | 'clock' | 'tell' | 'record' | 'signal'>): Promise<string[]> {
  const view = new ClusterView(hands, journal.osds, journal.epochs), failures: string[] = [], step = journal.steps[journal.done] ?? '';
  for (const action of [...first, ...later]) {
    if (moves && action === later[0]) await clock.sleep(SETTLES, signal);
    try {
      tell({ event: 'action', step, action: action.id, text: actionText(action) });
      await carryOut(action, { view, hands, record, wait: async () => [], evict: async () => 'nothing' });
    } catch (error) {
      // An OSD that is gone needs no weight.
      if (isNotThere(error)) continue;
      const reason = (error as Error).message;
      failures.push(`this did not succeed: ${actionText(action)}: ${reason}`);
      tell({ event: 'failed', step, action: action.id, reason });
    }
  }
  return failures;
}
