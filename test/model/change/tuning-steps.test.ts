import { find, HOSTS, stack } from './lib/stack';
import { acted } from './lib/steps';
import { planBetween, Step, StepKind } from '../../../src/model/change';
import { droppedOptions } from '../../../src/model/change/private/tuning-steps';
import { stateOf } from '../../../src/model/manifests';
import { meant } from '../../support/approvals';

const approvals = meant('edit/device-dropped CephCluster/rook-ceph/ceph/node-a--bay1');
const WITHOUT = { without: ['node-a/bay1'] };
const planned = (former: any[], next: any[]): readonly Step[] => planBetween(stateOf(former), stateOf(next), { approvals }).steps;
const cephIn = (step: Step | undefined) => step === undefined ? [] : acted(step).filter(act => act.startsWith('ceph '));

/** A stack whose cluster says so of its options and of its presets. */
function tuned(options: Record<string, Record<string, string>>, presets = '', all = stack()): any[] {
  const cluster = find(all, 'CephCluster');
  cluster.metadata.annotations = { ...cluster.metadata.annotations, ...presets === '' ? {} : { 'cdk8s-ceph/tuning': presets } };
  cluster.spec.cephConfig = { ...cluster.spec.cephConfig, ...options };
  return all;
}

describe('Options that are no longer described', () => {
  test('are taken out of the cluster after the description is applied', () => {
    const former = tuned({ 'osd': { osd_mclock_profile: 'high_client_ops', osd_max_scrubs: '1' }, 'osd/class:hdd': { 'osd scrub-begin hour': '20' } });
    const [, apply, ...more] = planned(former, tuned({ osd: { osd_max_scrubs: '2' } }));
    expect(apply.kind).toBe(StepKind.APPLY);
    expect(acted(apply)).toEqual(['apply', 'ceph config rm osd osd_mclock_profile', 'ceph config rm osd/class:hdd osd_scrub_begin_hour']);
    expect(apply.notes.join('\n')).toContain('osd osd_mclock_profile, osd/class:hdd osd_scrub_begin_hour');
    expect(more).toEqual([]);
  });

  test('are not where none is dropped, or one has another value', () => {
    const [, apply] = planned(tuned({ osd: { osd_max_scrubs: '1' } }), tuned({ osd: { 'osd-max-scrubs': '2', 'osd_recovery_sleep': '0' } }));
    expect(acted(apply)).toEqual(['apply']);
    expect(apply.notes).toEqual([]);
  });

  test('are left alone where Rook sets them itself', () => {
    expect(droppedOptions({ global: { mon_allow_pool_delete: 'false', osd_pool_default_size: '3' }, mon: { mon_allow_pool_delete: 'false' } }, {}))
      .toEqual([{ section: 'global', name: 'osd_pool_default_size' }, { section: 'mon', name: 'mon_allow_pool_delete' }]);
  });
});

describe('Recovery first', () => {
  const kinds = (steps: readonly Step[]) => steps.map(({ kind }) => kind);

  test('stands from before data moves until the plan is at its end', () => {
    const steps = planned(tuned({}, 'recovery-first'), tuned({}, 'recovery-first', stack(WITHOUT)));
    expect(kinds(steps)).toEqual([StepKind.LOOK, StepKind.TUNE, StepKind.APPLY, StepKind.DRAIN, StepKind.REMOVE, StepKind.UNTUNE]);
    expect(cephIn(steps.find(({ kind }) => kind === StepKind.TUNE))).toEqual(['ceph config set osd osd_async_recovery_min_cost 1000000000', 'ceph config set osd osd_mclock_profile high_recovery_ops']);
    expect(cephIn(steps.find(({ kind }) => kind === StepKind.UNTUNE))).toEqual(['ceph config rm osd osd_async_recovery_min_cost', 'ceph config rm osd osd_mclock_profile']);
  });

  test('is taken back where the plan is given up', () => {
    const tune = planned(tuned({}, 'recovery-first'), tuned({}, 'recovery-first', stack(WITHOUT))).find(({ kind }) => kind === StepKind.TUNE)!;
    expect(tune.temporary).toBe(true);
    expect(tune.undo!.map(({ command = [] }) => command.map(({ text }) => text).join(' '))).toEqual(['config rm osd osd_async_recovery_min_cost', 'config rm osd osd_mclock_profile']);
  });

  test('is not there where no data moves, where nobody asks for it, and where the cluster says its shares itself', () => {
    const tunes = (former: any[], next: any[]) => planned(former, next).filter(({ kind }) => kind === StepKind.TUNE).flatMap(cephIn).join();
    expect(tunes(tuned({}, 'recovery-first'), tuned({ osd: { osd_max_scrubs: '2' } }, 'recovery-first'))).toBe('');
    expect(tunes(stack(), stack(WITHOUT))).toBe('ceph config set osd osd_async_recovery_min_cost 1000000000');
    const own = { osd: { osd_mclock_profile: 'high_client_ops' } };
    expect(tunes(tuned(own, 'recovery-first'), tuned(own, 'recovery-first', stack(WITHOUT)))).toBe('ceph config set osd osd_async_recovery_min_cost 1000000000');
    const both = { osd: { osd_mclock_profile: 'high_client_ops', osd_async_recovery_min_cost: '200' } };
    expect(tunes(tuned(both), tuned(both, '', stack(WITHOUT)))).toBe('');
  });

  test('is not taken out before data has moved by a plan that drops the shares of the cluster', () => {
    const steps = planned(tuned({ osd: { osd_mclock_profile: 'high_client_ops' } }), tuned({}, 'recovery-first', stack(WITHOUT)));
    expect(cephIn(steps.find(({ kind }) => kind === StepKind.APPLY))).toEqual([]);
    expect(kinds(steps)).toContain(StepKind.UNTUNE);
  });

  test('serves a host that comes as well', () => {
    const fewer = HOSTS.slice(0, 5);
    expect(kinds(planned(tuned({}, 'recovery-first', stack({ hosts: fewer })), tuned({}, 'recovery-first')))).toEqual(expect.arrayContaining([StepKind.TUNE, StepKind.UNTUNE]));
  });
});
