import type { Context } from './context';
import type { Question } from './judging';
import { refusal } from './refusal';
import { ShownPlan, shownPlan } from './shown-plan';
import { captureCommand } from '../actions/inventory';
import type { Outcome } from '../actions/outcome';
import type { Ui } from '../actions/ui';
import type { Edit } from '../layout/edit';
import { LANGUAGES } from '../text/language';

/** What was sent, taken apart. */
export interface Given {
  readonly body: any;
  /** The digest of the layout that whoever sends this has seen. */
  readonly seen?: string;
  /** Whoever asked has gone away. */
  readonly signal: AbortSignal;
}

/** One thing that the page can ask. */
export interface Route {
  readonly path: string;
  /** Whether it changes files or a cluster. */
  readonly changes: boolean;
  readonly run: (context: Context, given: Given) => Promise<object>;
}

/** What is asked where nobody waits for events. */
const QUIET = (signal: AbortSignal): Ui => ({ tell: () => undefined, show: () => undefined, screen: () => undefined, signal });

const asks = (path: string, run: Route['run']): Route => ({ path, changes: false, run });
const changes = (path: string, run: Route['run']): Route => ({ path, changes: true, run });

/** Everything that the page can do; each of it is an action of the command. */
export const ROUTES: readonly Route[] = [
  asks('state', async context => state(context)),

  // The layout, in its file.
  changes('layout', async ({ layout }, { body: { edits, text }, seen }) => {
    if (typeof text === 'string') return layout.replace(text, seen);
    if (!Array.isArray(edits) || !edits.every(isEdit)) throw refusal(400, 'ui/body', typeof edits, 'edits are a list of fields, each with the keys that lead to it', 'Send { edits: [{ at: [...], to: ... }] }');
    return layout.edit(edits, seen);
  }),

  // What rules and forecast say.
  ...(['check', 'forecast', 'what-if', 'additions', 'synth'] as const).map(verb => asks(verb, async (context, { body, signal }) => context.judge.ask(questionOf(context, verb, body), signal))),

  // Which devices there are.
  asks('inventory', async ({ captures }, { body: { force } }) => captures.now(textsIn(force))),
  changes('captures', async ({ captures }, { body: { text } }) => {
    if (typeof text !== 'string') throw refusal(400, 'ui/body', typeof text, 'a capture is a text', 'Send { text: "..." }');
    return captures.add(text);
  }),
  changes('look', async ({ captures, place }, { signal }) => {
    const { lookAtNodes } = await import('../actions/look');
    const { data, ...outcome } = await lookAtNodes(place, signal);
    return data === undefined ? outcome : captures.add(data);
  }),

  // A plan, and what carries it out.
  asks('plan', async (context, { signal }) => plan(context, signal)),
  changes('apply', async (context, { body }) => begin(context, body)),
  changes('stop', async ({ runs }) => ({ run: runs.stop() ?? null })),
  changes('resume', async ({ runs, place }) => {
    const { resume } = await import('../actions/resume');
    return { run: runs.begin('resume', ui => resume(place, ui)) };
  }),
  changes('abort', async ({ runs, place }) => {
    const { abort } = await import('../actions/resume');
    return { run: runs.begin('abort', ui => abort(place, ui)) };
  }),

  // How the cluster is.
  asks('status', async ({ place }, { signal }) => {
    const [{ status }, { status: { answersInWords }, monitoring: { alertsInWords } }] = await Promise.all([import('../actions/status'), import('cdk8s-ceph/model')]);
    const { data, ...outcome } = await status(place, QUIET(signal), async () => undefined);
    if (data === undefined) return outcome;
    const alerts = data.alerts.map(each => ({ ...each, words: alertsInWords(each) }));
    return { ...outcome, data: { clusters: data.clusters.map((each, i) => ({ ...each, words: answersInWords(each), alerts: alerts[i] })) } };
  }),
];

function state({ layout, captures, runs, readOnly, demo, version }: Context): object {
  return { layout: layout.now(), inventory: captures.now(), run: runs.now ?? null, readOnly, demo, version, captureCommand };
}

function questionOf({ layout }: Context, verb: Question['verb'], { text, lose, language = 'en' }: any): Question {
  const now = layout.now();
  return { verb, file: now.file, text: typeof text === 'string' ? text : now.text, language: LANGUAGES.find(each => each === language) ?? 'en', ...verb === 'what-if' ? { lose: textsIn(lose) } : {} };
}

/** What would be done, without doing it. */
async function plan(context: Context, signal: AbortSignal): Promise<Outcome<ShownPlan>> {
  const { apply } = await import('../actions/apply');
  const { file, text, digest } = context.layout.now();
  let shown: ShownPlan | undefined;
  context.shown = undefined;
  const planned: Ui['planned'] = (made, name) => { shown = shownPlan(made, name); };
  const { data: _, ...outcome } = await apply({ file, text }, { ...context.place, dryRun: true }, { ...QUIET(signal), planned });
  if (shown === undefined) return outcome;
  context.shown = { layout: digest, plan: shown };
  return { ...outcome, data: shown };
}

/** Carry out the plan that was shown, for the layout that was shown, in the cluster whose name was typed. */
async function begin({ layout, place, runs, shown }: Context, { plan: digest, name, phrase }: any): Promise<object> {
  const { file, text, digest: now } = layout.now();
  if (shown === undefined || shown.plan.digest !== digest || shown.layout !== now) throw refusal(412, 'ui/not-shown', 'a plan', 'this is not the plan that was shown, or the layout was changed since', 'Look at the plan again');
  if (name !== shown.plan.context) throw refusal(422, 'ui/name', `'${name}'`, 'what is typed is not the name of the cluster', `Type '${shown.plan.context}'`);
  if (shown.plan.phrase !== undefined && phrase !== shown.plan.phrase) throw refusal(422, 'ui/name', `'${phrase}'`, 'what is typed is not what goes for ever', `Type '${shown.plan.phrase}'`);
  const { apply } = await import('../actions/apply');
  const planned: Ui['planned'] = (made, context) => {
    if (shownPlan(made, context).digest !== digest) throw refusal(412, 'ui/not-shown', 'the cluster', 'it is another one, or it has changed since the plan was shown', 'Look at the plan again');
  };
  return { run: runs.begin('apply', ui => apply({ file, text }, { ...place, yes: true, ...phrase === undefined ? {} : { confirm: phrase } }, { ...ui, planned }), shown.plan) };
}

function isEdit(edit: any): edit is Edit {
  return edit !== null && typeof edit === 'object' && Array.isArray(edit.at) && edit.at.length > 0 && edit.at.every((key: unknown) => typeof key === 'string' || Number.isInteger(key));
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
