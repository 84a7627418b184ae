import type { Forecast, LossForecast } from '../../model/forecast';
import { human } from '../../model/layout/quantity';
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
    code: 'ceph-cluster/does-not-survive',
    severity: 'error',
    title: 'The cluster survives what its policy names: no data are lost, and all works on.',
    why: 'The policy was written down so that a change like this one does not pass unnoticed.',
    see: see('ceph-cluster/does-not-survive'),
    check: subject => worst(subject, loss => [
      ...loss.keepsData ? [] : [`${loss.lost} are lost with ${loss.loss}`],
      ...loss.keepsWorking ? [] : [loss.keepsQuorum ? `${loss.stoppedPools.join(', ')} stop without ${loss.loss}` : `the monitors have no quorum without ${loss.loss}`],
    ], 'keep more copies, further apart, or on more places'),
  },
  {
    code: 'ceph-cluster/does-not-heal',
    severity: 'error',
    title: 'The cluster heals from what its policy names.',
    why: 'Until somebody has replaced what failed, the next loss meets fewer copies.',
    see: see('ceph-cluster/does-not-heal'),
    check: subject => subject.heal ? worst(subject, loss => loss.heals ? [] : [`without ${loss.loss} it ${loss.healing}`], 'add a place more than there are copies or chunks, or store less') : [],
  },
  {
    code: 'ceph-cluster/safe-capacity',
    severity: 'error',
    title: 'What its policy wants to store is safe to store.',
    why: 'After a loss there is no room for all copies, or Ceph refuses to write.',
    see: see('ceph-cluster/safe-capacity'),
    check: ({ bytes, forecast: { safe } }) => bytes === undefined || bytes <= safe.value ? [] : [{
      property: 'policy.store', value: human(bytes), reason: `${safe} are safe to store`, fix: 'add volumes, or store less',
    }],
  },
];

function worst({ survive, forecast }: SurvivalCase, reasons: (loss: LossForecast) => string[], fix: string): Violation[] {
  const loss = forecast.worstLoss(survive);
  return loss === undefined ? [] : reasons(loss).map(reason => ({ property: 'policy.survive', value: `'${survive}'`, reason, fix }));
}

export const SURVIVAL_TOPIC: Topic<SurvivalCase> = { name: 'ceph-cluster', rules: SURVIVAL_RULES, last: true };
