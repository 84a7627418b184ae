import { Rule, see } from './rule';
import type { Topic } from './topic';
import { ifKnown, Maybe } from '../layout';

/** How a cluster is watched. */
export interface MonitoringCase {
  readonly leadDays: number;
  /** Alerts that are muted although they are critical. */
  readonly muted: readonly string[];
  /** Whether Rook makes the monitors that are counted on. */
  readonly servesMonitors: Maybe<boolean>;
  /** What should name who evaluates the rules, and does not. */
  readonly unreadEvaluator?: string;
  /** Whether policies let Prometheus in. */
  readonly policies: boolean;
  /** Whether daemons use the network of their hosts. */
  readonly hostNetwork: Maybe<boolean>;
}

/** Longer than a week of figures can tell. */
const LONGEST_LEAD = 180;

export const MONITORING_RULES: Rule<MonitoringCase>[] = [
  {
    code: 'monitoring/lead-time',
    severity: 'error',
    title: `The lead time of hardware is between 1 and ${LONGEST_LEAD} days.`,
    why: 'What will be stored then is read from a line through the last week, which says nothing of a time much longer.',
    see: see('monitoring/lead-time'),
    check: ({ leadDays }) => leadDays >= 1 && leadDays <= LONGEST_LEAD ? [] : [{
      property: 'leadTime', value: `${leadDays} days`, reason: 'a week of figures cannot tell so much', fix: "Set 'leadTime' to a time between 1 and 180 days",
    }],
  },
  {
    code: 'monitoring/mute-critical',
    severity: 'error',
    title: 'Only alerts that are not critical are muted.',
    why: 'Somebody must act at once on a critical alert. One that is muted for all time is also silent the next time.',
    see: see('monitoring/mute-critical'),
    check: ({ muted }) => muted.map(name => ({
      property: 'approvals', value: `'${name}'`, reason: 'this alert is critical', fix: 'Remove the approval, and silence the alert for a time where alerts are received',
    })),
  },
  {
    code: 'monitoring/switched-off',
    severity: 'error',
    title: 'A cluster that the Prometheus operator watches lets Rook make its monitors.',
    why: 'Without its monitors Prometheus does not know where the figures are, so all alerts are blind.',
    see: see('monitoring/switched-off'),
    check: ({ servesMonitors }) => ifKnown(servesMonitors) === false ? [{
      property: 'cluster', value: "'monitoring' is false", reason: 'Rook makes no ServiceMonitors then', fix: "Remove 'monitoring' from the cluster",
    }] : [],
  },
  {
    code: 'monitoring/evaluated-by',
    severity: 'error',
    title: 'Who evaluates the rules is told as an address, or as a Service with its namespace and port.',
    why: "The command 'cdk8s-ceph status' asks it which alerts fire.",
    see: see('monitoring/evaluated-by'),
    check: ({ unreadEvaluator }) => unreadEvaluator === undefined ? [] : [{
      property: 'evaluatedBy', value: `'${unreadEvaluator}'`, reason: 'it is neither an address nor a Service with its port', fix: "Write 'evaluatedBy' as an address, e.g. http://localhost:9090, or as NAMESPACE/SERVICE:PORT",
    }],
  },
  {
    code: 'monitoring/host-network',
    severity: 'warning',
    title: 'Policies that let Prometheus in are used with the network of pods, not with that of hosts.',
    why: 'Network policies have no effect on daemons that use the network of their hosts.',
    see: see('monitoring/host-network'),
    check: ({ policies, hostNetwork }) => policies && ifKnown(hostNetwork) === true ? [{
      property: 'scrapedFrom', value: 'the network of hosts', reason: 'policies have no effect on daemons that use the network of hosts', fix: "Remove 'scrapedFrom', and open ports 9283 and 9926 in the firewall of the hosts",
    }] : [],
  },
];

export const MONITORING_TOPIC: Topic<MonitoringCase> = { name: 'monitoring', rules: MONITORING_RULES };
