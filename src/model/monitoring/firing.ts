import type { Alert, AlertSeverity } from './alert';
import { ALERTS } from './alerts';
import { inEnglish, isUnknown, Maybe, Say, unknown } from '../layout';
import type { Verb } from '../status';

/** What somebody who evaluates rules answered to `/api/v1/rules`, or why not: Prometheus and vmalert answer the same. */
export interface RulesAnswer {
  /** Who was asked, as people are told. */
  readonly from: string;
  /** The answer as JSON. */
  readonly json?: unknown;
  /** Why there is no answer. */
  readonly reason?: string;
}

/** An alert that fires, with what to do. */
export interface FiringAlert {
  readonly name: string;
  readonly severity: AlertSeverity;
  /** What to do, as an instruction. */
  readonly fix: string;
  readonly verb?: Verb | 'forecast';
  /** What to look at, filled in for the first of those it is about. */
  readonly command?: string;
  /** What is the case, as one sentence. */
  readonly title: string;
  /** What it is about; empty where it is about the whole cluster. */
  readonly about: readonly string[];
  /** When it began, as ISO 8601; absent where that was not told. */
  readonly since?: string;
}

/** The alerts of one cluster. */
export interface AlertsTold {
  /** `<namespace>/<name>` of the cluster. */
  readonly cluster: string;
  /** Who evaluates them; absent where nobody is known. */
  readonly from?: string;
  /** Those that fire, the most urgent first. */
  readonly fires: Maybe<readonly FiringAlert[]>;
  /** Alerts whose rules could not be evaluated. */
  readonly failed: readonly string[];
}

/** A group of rules as it is told; what is not read here is left out. */
interface ToldGroup {
  readonly name: string;
  readonly rules?: readonly ToldRule[];
}

interface ToldRule {
  readonly name: string;
  readonly type?: string;
  readonly state?: string;
  readonly health?: string;
  readonly alerts?: readonly ToldAlert[];
}

interface ToldAlert {
  readonly state: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly activeAt?: string;
}

const URGENT: readonly AlertSeverity[] = ['critical', 'warning', 'info', 'none'];
const WHEN: Readonly<Record<AlertSeverity, string>> = { critical: 'at once', warning: 'this week', info: 'when there is time', none: 'when there is time' };

/**
 * Which alerts of a cluster fire, by what was answered. That none fires is told only where the alert that always fires does.
 * @param key `<namespace>/<name>` of the cluster
 */
export function alertsTold(answers: readonly RulesAnswer[], key: string, operatorNamespace: string): AlertsTold {
  const namespace = key.split('/')[0], bare = { cluster: key, failed: [] };
  if (answers.length === 0) return { ...bare, fires: unknown("Kubernetes knows no Prometheus and no VMAlert; name who evaluates the rules with '--alerts'") };
  const own = answers.map(answer => ({ ...answer, rules: ownRules(answer.json, namespace) }));
  const { from, rules, reason } = own.find(each => each.rules !== undefined && each.rules.length > 0) ?? own.find(each => each.rules === undefined) ?? own[0];
  if (rules === undefined) return { ...bare, from, fires: reason === undefined ? unknown(`what ${from} answers are no rules`) : unknown(`${from} does not answer: ${reason}`) };
  if (rules.length === 0) return { ...bare, from, fires: unknown(`${from} has no rules of this cluster; compare the labels of 'monitoring' with those by which it selects rules`) };
  if (!rules.some(({ name, state }) => name === 'StorageWatchdog' && state === 'firing')) return { ...bare, from, fires: unknown(`${from} has the rules of this cluster, but the alert that always fires does not fire`) };
  return {
    cluster: key,
    from,
    fires: rules.flatMap(rule => firing(rule, { ns: namespace, operator: operatorNamespace })).sort((a, b) => URGENT.indexOf(a.severity) - URGENT.indexOf(b.severity)),
    failed: rules.filter(({ health }) => health === 'err').map(({ name }) => name),
  };
}

/** The rules that alert, in the groups of a cluster; nothing where it is no such answer. */
function ownRules(json: unknown, namespace: string): readonly ToldRule[] | undefined {
  const groups = (json as { data?: { groups?: readonly ToldGroup[] } } | undefined)?.data?.groups;
  return groups?.filter(({ name }) => name === `${namespace}-storage` || name === `${namespace}-storage-room`).flatMap(({ rules = [] }) => rules.filter(({ type }) => type === 'alerting'));
}

function firing({ name, alerts = [] }: ToldRule, namespaces: Readonly<Record<'ns' | 'operator', string>>): FiringAlert[] {
  const known = ALERTS.find(alert => alert.name === name), fire = alerts.filter(({ state }) => state === 'firing');
  if (known?.severity === 'none' || fire.length === 0) return [];
  const [{ labels, annotations }] = fire, { summary = name, action = '' } = annotations;
  const severity = URGENT.find(each => each === labels.severity) ?? 'warning';
  const [began] = fire.flatMap(({ activeAt }) => activeAt === undefined ? [] : [activeAt.replace(/\.\d+/, '')]).sort();
  const since = began === undefined ? {} : { since: began };
  // Rules of another release may say other things.
  if (known === undefined || !summary.startsWith(known.title)) return [{ name, severity, fix: action, title: summary, about: [], ...since }];
  const { fix, verb, title } = known, command = filled(known, labels, namespaces);
  const about = fire.map(each => (each.annotations.summary ?? '').slice(title.length).trim()).filter(text => text !== '').sort();
  return [{ name, severity, fix, ...verb && { verb }, ...command === undefined ? {} : { command }, title, about, ...since }];
}

function filled({ command }: Alert, labels: Readonly<Record<string, string>>, namespaces: Readonly<Record<'ns' | 'operator', string>>): string | undefined {
  return command?.replace(/\{(ns|operator)\}/g, (_, which: 'ns' | 'operator') => namespaces[which]).replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label) => labels[label] ?? '');
}

/** What alerts tell, in a few words: when each that fires is to be acted upon. */
export function alertsInWords({ fires }: AlertsTold): string[] {
  return isUnknown(fires) ? [] : fires.map(({ severity }) => WHEN[severity]);
}

/** Alerts as plain text: what to do stands first. */
export function alertsText({ from, fires, failed }: AlertsTold, say: Say = inEnglish): string {
  const notes = failed.length === 0 ? [] : [`  ${say('These rules could not be evaluated')}${say(': ')}${failed.join(', ')}`];
  if (isUnknown(fires)) return `${say('Alerts are not known')}${say(': ')}${say(fires.unknown)}`;
  if (fires.length === 0) return [say(`No alert fires, says ${from}`), ...notes].join('\n');
  return [
    say(`Alerts that fire, says ${from}`),
    ...fires.flatMap((alert, i) => {
      const { name, severity, fix, verb, command, title, about, since } = alert;
      return [
        `  ${i + 1}. ${say(fix)} (${say(WHEN[severity])})`,
        ...verb === undefined ? [] : [`     cdk8s-ceph ${verb}`],
        ...command === undefined ? [] : [`     ${command}`],
        `     ${say(title)}${about.length === 0 ? '' : ` ${about.join(', ')}`}`,
        `     ${name}${since === undefined ? '' : `${say(': ')}${say(`since ${since}`)}`}`,
      ];
    }),
    ...notes,
  ].join('\n');
}
