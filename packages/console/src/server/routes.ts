import { carrierOf, changeOf } from './carry-change';
import type { Context } from './context';
import type { Question } from './judging';
import { refusal, unknown } from './refusal';
import { ShownPlan, shownPlan, ShownStep, shownStep } from './shown-plan';
import { captureCommand } from '../actions/inventory';
import type { Outcome } from '../actions/outcome';
import type { Unfinished } from '../actions/resume';
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
const ROUTES: readonly Route[] = [
  asks('state', async context => state(context)),

  // The layout, in its file.
  changes('layout', async ({ layout, captures }, { body: { edits, text, inventory }, seen }) => {
    if (inventory !== undefined) captures.mustBe(inventory);
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
    if (data === undefined) return outcome;
    const added = captures.add(data);
    return { ...added, problems: [...outcome.problems, ...added.problems] };
  }),

  // A plan, and what carries it out.
  asks('plan', async (context, { body, signal }) => plan(context, body, signal)),
  changes('apply', async (context, { body }) => begin(context, body)),
  changes('stop', async ({ runs }) => ({ run: runs.stop() ?? null })),
  changes('pause', async ({ runs }, { body: { pauses } }) => ({ run: runs.pause(pauses !== false) ?? null })),
  asks('unfinished', async ({ place }) => {
    const { data, ...outcome } = await (await import('../actions/resume')).unfinished(place);
    return data === undefined ? outcome : { ...outcome, data: { ...data, run: data.run && { ...data.run, moves: undefined, steps: stepsOf(data.run) } } };
  }),
  changes('resume', async (context, { body }) => goOn(context, 'resume', body)),
  changes('abort', async (context, { body }) => goOn(context, 'abort', body)),

  // How the cluster is.
  asks('status', async ({ place, statuses }, { body: { drift }, signal: gone }) => statuses.ask(drift === true ? 'with drift' : '', gone, async signal => {
    const [{ status }, { status: { answersInWords }, monitoring: { alertsInWords } }] = await Promise.all([import('../actions/status'), import('cdk8s-ceph/model')]);
    const { data, ...outcome } = await status({ ...place, drift: drift === true }, QUIET(signal), async () => undefined);
    if (data === undefined) return outcome;
    const alerts = data.alerts.map(each => ({ ...each, words: alertsInWords(each) }));
    return { ...outcome, data: { ...data, clusters: data.clusters.map((each, i) => ({ ...each, words: answersInWords(each), alerts: alerts[i] })) } };
  })),
  asks('logs', async ({ place }, { body: { daemon, host, since = '1h', namespace } }) => {
    const { logs } = await import('../actions/logs'), [named, of] = [daemon, host].map(each => typeof each === 'string' && each !== '' ? each : undefined);
    return logs({ ...place, namespace: typeof namespace === 'string' ? namespace : place.namespace, ...named === undefined ? {} : { daemon: named }, ...of === undefined ? {} : { host: of }, since: `${since}`, limit: '200' });
  }),
];

/** What answers a question. */
export function routeOf(path: string): Route {
  const found = ROUTES.find(route => route.path === path);
  if (found === undefined) throw unknown(path);
  return found;
}

function state({ layout, captures, runs, readOnly, demo, version }: Context): object {
  return { layout: layout.now(), inventory: captures.now(), run: runs.now ?? null, readOnly, demo, version, captureCommand };
}

function questionOf({ layout }: Context, verb: Question['verb'], { text, lose, language = 'en' }: any): Question {
  const now = layout.now();
  return { verb, file: now.file, text: typeof text === 'string' ? text : now.text, language: LANGUAGES.find(each => each === language) ?? 'en', ...verb === 'what-if' ? { lose: textsIn(lose) } : {} };
}

/** What would be done, without doing it. */
async function plan(context: Context, { change: asked }: any, signal: AbortSignal): Promise<Outcome<ShownPlan>> {
  const change = changeOf(asked), { digest } = context.layout.now();
  let shown: ShownPlan | undefined;
  context.shown = undefined;
  const planned: Ui['planned'] = (made, name) => { shown = shownPlan(made, name); };
  const { data: _, ...outcome } = await carrierOf(change, context)({ ...context.place, dryRun: true }, { ...QUIET(signal), planned });
  if (shown === undefined) return outcome;
  context.shown = { layout: digest, change, plan: shown };
  return { ...outcome, data: shown };
}

/** Carry out the plan that was shown, for the layout that was shown, in the cluster whose name was typed. */
async function begin(context: Context, { plan: digest, name, phrase, pauses }: any): Promise<object> {
  const { layout, place, runs, shown } = context, { digest: now } = layout.now();
  if (shown === undefined || shown.plan.digest !== digest || shown.layout !== now) throw refusal(412, 'ui/not-shown', 'a plan', 'this is not the plan that was shown, or the layout was changed since', 'Look at the plan again');
  if (name !== shown.plan.context) throw refusal(422, 'ui/name', `'${name}'`, 'what is typed is not the name of the cluster', `Type '${shown.plan.context}'`);
  if (shown.plan.phrase !== undefined && phrase !== shown.plan.phrase) throw refusal(422, 'ui/name', `'${phrase}'`, 'what is typed is not what is destroyed', `Type '${shown.plan.phrase}'`);
  const planned: Ui['planned'] = (made, cluster) => {
    if (shownPlan(made, cluster).digest !== digest) throw refusal(412, 'ui/not-shown', 'the cluster', 'it is another one, or it has changed since the plan was shown', 'Look at the plan again');
  };
  const carry = carrierOf(shown.change, context), care = { ...place, yes: true, ...phrase === undefined ? {} : { confirm: phrase } };
  return { run: runs.begin('apply', { steps: shown.plan.steps, done: 0, pauses: pauses === true, context: shown.plan.context }, ui => carry(care, { ...ui, planned })) };
}

/** Go on with what was begun and has not ended, or give it up, in the cluster whose name was typed or that this server has begun it in. */
async function goOn({ place, runs }: Context, kind: 'resume' | 'abort', { name, pauses }: any): Promise<object> {
  const actions = await import('../actions/resume'), { data, ...outcome } = await actions.unfinished(place);
  if (data === undefined || outcome.status !== 'ok') return outcome;
  if (data.run === null) throw refusal(409, 'run/none', data.context, 'no plan is under way', 'Plan a change');
  const own = runs.now !== undefined && runs.now.context === data.context;
  if (!own && name !== data.context) throw refusal(422, 'ui/name', `'${name ?? ''}'`, 'what is typed is not the name of the cluster', `Type '${data.context}'`);
  return { run: runs.begin(kind, { steps: stepsOf(data.run), done: data.run.done, pauses: pauses === true, context: data.context }, ui => actions[kind](place, ui)) };
}

function stepsOf({ steps, moves }: NonNullable<Unfinished['run']>): ShownStep[] {
  return steps.map(step => shownStep(step, moves[step.id]));
}

function isEdit(edit: any): edit is Edit {
  return edit !== null && typeof edit === 'object' && Array.isArray(edit.at) && edit.at.length > 0 && edit.at.every((key: unknown) => typeof key === 'string' || Number.isInteger(key));
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
