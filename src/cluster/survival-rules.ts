import type { Forecast, LossForecast, RecoveryStart } from '../model/forecast';
import { human, LEVELS } from '../model/layout';
import { Rule, see, Topic, Violation } from '../model/rules';

/** What was asked for, and what the forecast says. */
export interface SurvivalCase {
  readonly survive: string;
  readonly recover: boolean;
  readonly bytes?: number;
  readonly forecast: Forecast;
}

/** Rules that hold only where a policy asks for them. They are evaluated when nothing else is refused. */
export const SURVIVAL_RULES: Rule<SurvivalCase>[] = [
  {
    code: 'ceph-cluster/survive-level-undeclared',
    severity: 'error',
    title: 'Every host and claim declares its place at the level that the policy names.',
    why: 'Without these places it is not known what is lost with a rack or a zone, so the policy cannot be checked.',
    see: see('ceph-cluster/survive-level-undeclared'),
    check: ({ survive, forecast }) => {
      const unplaced = forecast._unplacedAt(survive);
      return unplaced.length === 0 ? [] : [{
        property: 'policy.survive', value: `'${survive}'`, reason: `no ${survive} is declared for ${few(unplaced)}`, fix: `Set '${survive}' on every host, or set 'policy.survive' to FailureDomain.HOST`,
      }];
    },
  },
  {
    code: 'ceph-cluster/does-not-survive',
    severity: 'error',
    title: 'The cluster survives what its policy names: no data is lost, and every pool stays available.',
    why: 'When such a failure happens, data is lost or pools become unavailable, which the policy rules out.',
    see: see('ceph-cluster/does-not-survive'),
    check: subject => worst(subject, loss => [
      ...loss.keepsData ? [] : [`${loss.lost} are lost with ${loss.loss}`],
      ...!loss.keepsQuorum ? [`the monitors have no quorum without ${loss.loss}`]
        : loss.stoppedPools.length > 0 ? [`${loss.stoppedPools.join(', ')} stop without ${loss.loss}`]
          : loss.keepsWorking ? [] : [`writes stop without ${loss.loss}, because an OSD is full`],
    ].map(reason => ({ property: 'policy.survive', value: `'${subject.survive}'`, reason, fix: "Set 'redundancy' or 'failureDomain' of the pools to keep more copies or keep them further apart, or add hosts" }))),
  },
  {
    code: 'ceph-cluster/does-not-recover',
    severity: 'error',
    title: 'After the loss that the policy names, recovery restores all copies on the remaining devices.',
    why: 'Data stays degraded until what failed is replaced, and the next loss can lose data.',
    see: see('ceph-cluster/does-not-recover'),
    check: subject => subject.recover ? worst(subject, loss => loss.recovers ? [] : [{
      property: 'policy.recover',
      value: 'true',
      reason: `without ${loss.loss} it ${loss.recovery.startsWith('recovery') ? `does not recover: ${loss.recovery}` : loss.recovery}`,
      fix: `Add one ${subject.survive} more than there are copies or chunks, store less, or remove 'policy.recover'`,
    }]) : [],
  },
  {
    code: 'ceph-cluster/does-not-recover-unattended',
    severity: 'warning',
    title: 'Ceph begins recovery by itself after the loss that the policy names.',
    why: 'Ceph treats the loss of a whole rack, zone or larger place as a failure of power or network, and marks none of its OSDs out: data stays degraded until somebody starts recovery.',
    see: see('ceph-cluster/does-not-recover-unattended'),
    check: ({ survive, recover, forecast }) => {
      const found = recover ? forecast._byHandAt(survive) : undefined;
      return found === undefined || !forecast.worstLoss(survive)?.recovers ? [] : [{
        property: 'policy.recover', value: 'true', reason: `without ${found.loss}, ${found.start.reason}`, fix: unattended(survive, found.start),
      }];
    },
  },
  {
    code: 'ceph-cluster/safe-capacity',
    severity: 'error',
    title: 'The amount that the policy wants to store is safe to store.',
    why: 'After a loss, recovery has no room for all copies, or Ceph refuses all writes.',
    see: see('ceph-cluster/safe-capacity'),
    check: ({ bytes, forecast: { safe } }) => bytes === undefined || bytes <= safe.value ? [] : [{
      property: 'policy.store', value: human(bytes), reason: `${safe} are safe to store`, fix: "Add volumes, or lower 'policy.store'",
    }],
  },
];

/** How recovery begins: by a setting, or by hand. */
function unattended(survive: string, { setting }: RecoveryStart): string {
  const byHand = "run 'ceph osd out' for its OSDs when it will not come back";
  switch (setting) {
    case 'mon_osd_down_out_subtree_limit': return `Set 'cephConfig.global.${setting}' to '${LEVELS[LEVELS.indexOf(survive) + 1] ?? 'root'}' so that Ceph starts recovery, or ${byHand}`;
    case 'mon_osd_down_out_interval': return `Set 'cephConfig.global.${setting}' to '600' so that Ceph starts recovery, or ${byHand}`;
    default: return `Set 'cephConfig.global.${setting}' lower so that Ceph starts recovery, or ${byHand}`;
  }
}

function worst({ survive, forecast }: SurvivalCase, check: (loss: LossForecast) => Violation[]): Violation[] {
  const loss = forecast._unplacedAt(survive).length > 0 ? undefined : forecast.worstLoss(survive);
  return loss === undefined ? [] : check(loss);
}

function few(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}

export const SURVIVAL_TOPIC: Topic<SurvivalCase> = { name: 'ceph-cluster', rules: SURVIVAL_RULES, last: true };
