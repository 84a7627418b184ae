import type { Forecast, LossForecast, RecoveryStart } from '../../model/forecast';
import { human } from '../../model/layout/quantity';
import { LEVELS } from '../../model/layout/topology';
import { Rule, see, Violation } from '../../model/rules/rule';
import type { Topic } from '../../model/rules/topic';

/** What was asked for, and what the forecast says. */
export interface SurvivalCase {
  readonly survive: string;
  readonly heal: boolean;
  readonly bytes?: number;
  readonly forecast: Forecast;
}

/** Rules that hold only where a policy asks for them. They are evaluated when nothing else is refused. */
export const SURVIVAL_RULES: Rule<SurvivalCase>[] = [
  {
    code: 'ceph-cluster/survive-level-undeclared',
    severity: 'error',
    title: 'Every host and claim says where it is at the level that a policy names.',
    why: 'What is lost with a rack or zone is not known where nobody says what stands in it, so nothing is promised about it.',
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
    title: 'The cluster survives what its policy names: no data are lost, and every pool stays available.',
    why: 'The policy was written down so that a change like this one does not pass unnoticed.',
    see: see('ceph-cluster/does-not-survive'),
    check: subject => worst(subject, loss => [
      ...loss.keepsData ? [] : [`${loss.lost} are lost with ${loss.loss}`],
      ...!loss.keepsQuorum ? [`the monitors have no quorum without ${loss.loss}`]
        : loss.stoppedPools.length > 0 ? [`${loss.stoppedPools.join(', ')} stop without ${loss.loss}`]
          : loss.keepsWorking ? [] : [`writes stop without ${loss.loss}, because an OSD is full`],
    ].map(reason => ({ property: 'policy.survive', value: `'${subject.survive}'`, reason, fix: "Set 'redundancy' or 'failureDomain' of the pools to keep more copies or keep them further apart, or add hosts" }))),
  },
  {
    code: 'ceph-cluster/does-not-heal',
    severity: 'error',
    title: 'After the loss that its policy names, all copies come back on what is left.',
    why: 'Until somebody has replaced what failed, the next loss meets fewer copies.',
    see: see('ceph-cluster/does-not-heal'),
    check: subject => subject.heal ? worst(subject, loss => loss.heals ? [] : [{
      property: 'policy.heal',
      value: 'true',
      reason: `without ${loss.loss} it ${loss.healing.startsWith('recovery') ? `does not heal: ${loss.healing}` : loss.healing}`,
      fix: `Add one ${subject.survive} more than there are copies or chunks, store less, or remove 'heal'`,
    }]) : [],
  },
  {
    code: 'ceph-cluster/does-not-heal-unattended',
    severity: 'warning',
    title: 'Ceph begins recovery by itself after the loss that its policy names.',
    why: 'Ceph takes the loss of a whole rack, zone or more for a matter of power or network and marks none of its OSDs out: copies stay missing until somebody does.',
    see: see('ceph-cluster/does-not-heal-unattended'),
    check: ({ survive, heal, forecast }) => {
      const found = heal ? forecast._byHandAt(survive) : undefined;
      return found === undefined || !forecast.worstLoss(survive)?.heals ? [] : [{
        property: 'policy.heal', value: 'true', reason: `without ${found.loss}, ${found.start.reason}`, fix: unattended(survive, found.start),
      }];
    },
  },
  {
    code: 'ceph-cluster/safe-capacity',
    severity: 'error',
    title: 'What its policy wants to store is safe to store.',
    why: 'After a loss there is no room for all copies, or Ceph refuses to write.',
    see: see('ceph-cluster/safe-capacity'),
    check: ({ bytes, forecast: { safe } }) => bytes === undefined || bytes <= safe.value ? [] : [{
      property: 'policy.store', value: human(bytes), reason: `${safe} are safe to store`, fix: "Add volumes, or lower 'policy.store'",
    }],
  },
];

/** How recovery begins all the same: by a setting, or by hand. */
function unattended(survive: string, { setting }: RecoveryStart): string {
  const byHand = "run 'ceph osd out' for its OSDs when it is lost for good";
  switch (setting) {
    case 'mon_osd_down_out_subtree_limit': return `Set cephConfig.global.${setting} to '${LEVELS[LEVELS.indexOf(survive) + 1] ?? 'root'}' so that Ceph does it, or ${byHand}`;
    case 'mon_osd_down_out_interval': return `Set cephConfig.global.${setting} to '600' so that Ceph does it, or ${byHand}`;
    default: return `Set cephConfig.global.${setting} lower so that Ceph does it, or ${byHand}`;
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
