import { Alert, mayBeMuted } from './alert';
import { ALERTS, RECORD_SECONDS } from './alerts';
import type { Recording } from './recording';
import { recordings } from './recordings';
import type { Watched } from './watched';

/** Rules as Prometheus reads them. */
export interface RuleGroup {
  readonly name: string;
  readonly interval?: string;
  readonly rules: readonly GroupedRule[];
}

/** One rule: it records a series, or alerts. */
export type GroupedRule = Recording | AlertRule;

/** An alert as Prometheus reads it. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Why an alert is muted, by its name. */
export type Mutes = (alert: string) => string | undefined;

/** The rules of a cluster; what is muted is told by the one that always fires. What reads recorded series is evaluated right after they are recorded. */
export function ruleGroups(watched: Watched, mutes: Mutes = () => undefined): RuleGroup[] {
  const all = alertsOf(watched), muted = all.filter(alert => mayBeMuted(alert) && mutes(alert.name) !== undefined);
  const told: Record<string, string> = muted.length === 0 ? {} : { muted: muted.map(({ name }) => `${name}: ${mutes(name)}`).join('; ') };
  const rules = (recorded: boolean) => all.filter(alert => !muted.includes(alert) && (alert.recorded ?? false) === recorded)
    .map(alert => ruleOf(alert, watched, alert.severity === 'none' ? told : {}));
  return [
    { name: `${watched.namespace}-storage-room`, interval: `${RECORD_SECONDS}s`, rules: [...recordings(watched), ...rules(true)] },
    { name: `${watched.namespace}-storage`, rules: rules(false) },
  ];
}

/** The alerts for which there is a reason in this cluster. */
export function alertsOf(watched: Watched): Alert[] {
  return ALERTS.filter(({ expr }) => expr(watched) !== undefined);
}

function ruleOf(alert: Alert, watched: Watched, further: Readonly<Record<string, string>>): AlertRule {
  const { name, minutes, severity, title, which, what } = alert;
  return {
    alert: name,
    expr: alert.expr(watched)!,
    for: `${minutes}m`,
    labels: { severity },
    annotations: {
      summary: which === undefined ? title : `${title} ${which}`,
      description: what,
      action: actionOf(alert, watched),
      runbook_url: `${watched.page}#${name.toLowerCase()}`,
      ...further,
    },
  };
}

function actionOf({ fix, verb, command }: Alert, { namespace, operatorNamespace }: Watched): string {
  const filled = command?.replace('{ns}', namespace).replace('{operator}', operatorNamespace);
  return [`${fix}.`, ...verb === undefined ? [] : [`Run: cdk8s-ceph ${verb}.`], ...filled === undefined ? [] : [`See: ${filled}`]].join(' ');
}
