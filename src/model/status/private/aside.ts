import type { Circumstances, SeenCause } from './circumstances';
import { cordonedHosts } from './cordoned';
import { downWith } from './hosts-down';
import { toldIn } from './read';
import { at } from '../../checks';
import { crushName } from '../../layout';

/** Hosts that somebody has taken out of work: they take no pods, or Ceph does not give their OSDs up. */
export function asideTodos(circumstances: Circumstances): SeenCause[] {
  const { answers, hosts, places: { down } } = circumstances, { osds } = toldIn(answers), { run } = answers, cordoned = cordonedHosts(circumstances);
  const flags = new Map(Object.entries((at(osds, 'crush_node_flags') ?? {}) as Record<string, unknown>).filter(([, set]) => Array.isArray(set) && set.length > 0));
  const strangers = [...flags.keys()].filter(bucket => !hosts.some(({ name }) => crushName(name) === bucket));
  // Rook sets noout itself for a host that is down; that is told with the host.
  const aside = hosts.filter(({ name }) => cordoned.has(name) || flags.has(crushName(name)) && !down.has(name));
  return aside.map(({ name }): SeenCause => {
    const set = flags.get(crushName(name)), downs = downWith(circumstances, name), ours = run !== undefined && /^(takeOut|work|giveBack)\//.test(run.step) && run.step.endsWith(`/${name}`);
    return {
      todo: {
        cause: 'aside',
        title: cordoned.has(name) ? `Host ${name} is taken out of work: Kubernetes starts no new pods on it.` : `Ceph treats host ${name} in another way than the others: ${(set as string[]).join(', ')} is set for it.`,
        ...downs.why !== undefined ? { why: downs.why } : cordoned.has(name) && set !== undefined ? { why: `Its OSDs are not given up either when they are down, because ${(set as string[]).join(', ')} is set for it: their copies are not made anew elsewhere.` } : {},
        fix: ours ? "When the work on the host is done, go on with the plan; 'cdk8s-ceph abort' gives the host back at once" : 'Give the host back when nobody works on it',
        command: ours ? 'cdk8s-ceph resume' : `cdk8s-ceph maintenance ${name} --end`,
      },
      explains: (code, meaning) => code === 'OSD_FLAGS' && strangers.length === 0 || downs.explains(code, meaning),
    };
  });
}
