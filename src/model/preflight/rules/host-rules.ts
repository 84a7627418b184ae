import { canonicalPath, known, Maybe, unknown } from '../../layout';
import type { ClusterFooting } from '../../manifests';
import type { Rule } from '../../rules';
import { factOf, HostCase, rule, someOf } from '../cases';

/** What a capture says of a host; captures of older versions say less. */
const capturedOf = <Fact>({ capture }: HostCase, fact: (capture: Exclude<HostCase['capture'], { readonly unknown: string }>) => Fact | undefined, want: string): Maybe<Fact> => (
  factOf(capture, each => fact(each) ?? unknown(want)));

/** The package of distributions that has a part of the kernel, where it is not in the kernel's own. */
const LOADED_BY = 'Install the package of the distribution that has it (linux-modules-extra on Ubuntu, kernel-modules on Fedora and RHEL), or use another kernel';

/** Clusters of a host that are not there yet, with what is in their folder. */
function leftOn(subject: HostCase): { readonly cluster: ClusterFooting; readonly folder: string; readonly names: readonly string[] }[] {
  const live = known(subject.live);
  return subject.clusters.filter(({ namespace, name }) => !live.some(each => each.namespace === namespace && each.name === name)).flatMap(cluster => {
    const folder = canonicalPath(cluster.dataDirHostPath);
    // Another cluster that keeps its files there is told by a rule of its own.
    if (live.some(each => canonicalPath(each.dataDirHostPath) === folder)) return [];
    const names = known(capturedOf(subject, ({ folders }) => folders?.get(folder), 'the capture of a host does not tell what is in the data directory'));
    return names.length === 0 ? [] : [{ cluster, folder, names }];
  });
}

const isStore = (name: string) => /^mon-/.test(name);

/** What hosts show beside their devices. */
export const HOST_RULES: readonly Rule<HostCase>[] = [
  rule({
    code: 'preflight/kernel-module',
    severity: 'error',
    title: 'The kernel of every host has the parts that clients of Ceph and encrypted OSDs need.',
    why: 'Without them pods wait for their volumes, and encrypted OSDs are not made.',
    check: subject => {
      const { modules } = subject;
      if (modules.length === 0) return [];
      const there = known(capturedOf(subject, capture => capture.modules, 'the capture of a host does not tell the parts of its kernel'));
      const missing = modules.filter(name => there.get(name) === 'missing');
      if (missing.length === 0 && modules.some(name => !there.has(name))) known(unknown('a host does not show which parts of its kernel can be loaded'));
      return missing.map(name => ({ property: 'kernel module', value: name, reason: 'the kernel was made without it', fix: LOADED_BY }));
    },
  }),
  rule({
    code: 'preflight/former-monitors',
    severity: 'error',
    title: 'Hosts of a new cluster hold no monitor of a former one.',
    why: 'Rook starts the monitor on the former store, whose keys are others: the monitors never agree, and the cluster is never ready.',
    check: subject => leftOn(subject).filter(({ names }) => names.some(isStore)).map(({ cluster, folder, names }) => ({
      property: folder,
      value: someOf(names.filter(isStore)),
      reason: `monitors of a former cluster are there, and no CephCluster ${cluster.key} is`,
      fix: `Make sure that no cluster needs them, then run 'rm -r ${folder}' on the host`,
    })),
  }),
  rule({
    code: 'preflight/former-files',
    severity: 'warning',
    title: 'The data directory of a new cluster is empty on its hosts.',
    why: 'Keys, settings and crash reports of a former cluster are mixed with those of the new one.',
    check: subject => leftOn(subject).filter(({ names }) => !names.some(isStore)).map(({ cluster, folder, names }) => ({
      property: folder,
      value: someOf(names),
      reason: `files are there, and no CephCluster ${cluster.key} is`,
      fix: `Make sure that no cluster needs them, then run 'rm -r ${folder}' on the host`,
    })),
  }),
  rule({
    code: 'preflight/clock-unsynchronized',
    severity: 'warning',
    title: 'Something keeps the clock of every host right.',
    why: 'Ceph warns from 0.05 seconds between the clocks of monitors on. From some seconds on they do not agree, and the cluster stops.',
    check: subject => {
      const synchronized = capturedOf(subject, ({ clock }) => clock?.synchronized, 'the capture of a host does not tell whether something keeps its clock right');
      return known(synchronized) ? [] : [{ property: 'clock', value: 'not synchronized', reason: 'nothing sets it by a time server', fix: 'Install and start chrony or systemd-timesyncd on the host' }];
    },
  }),
];
