import { DECLARED_RULES } from './declared-rules';
import { FlatVolume, flatten } from './flat';
import { SIZE_RULES } from './size-rules';
import { crushName, HostSpec, isDnsLabel, isDnsSubdomain, isLabelValue } from '../../layout';
import { repeated, Rule, see } from '../rule';
import type { Described, Topic } from '../topic';

/** A set as plain data. */
export interface SetSpec {
  readonly name: string;
  readonly hosts: readonly HostSpec[];
}

/** A set with its neighbours, as its rules see it. */
export interface SetCase extends SetSpec {
  readonly path: string;
  /** Every volume of the hosts, parts included. */
  readonly volumes: readonly FlatVolume[];
  readonly others: readonly (SetSpec & { readonly path: string })[];
}

const NAME_RULES: Rule<SetCase>[] = [
  {
    code: 'local-volume-set/name',
    severity: 'error',
    title: 'The name of a set begins the names of classes, volumes and labels, so it must be a short DNS label.',
    why: 'The API server refuses the objects, or a name made from it is cut.',
    see: see('local-volume-set/name'),
    check: set => isDnsLabel(set.name, 40) ? [] : [{
      property: 'name',
      value: `'${set.name}'`,
      reason: 'it must be lower-case letters, digits and dashes, at most 40',
      fix: "Set 'name' to such a name",
    }],
  },
  {
    code: 'local-volume-set/duplicate-name',
    severity: 'error',
    title: 'Two sets of one app must not share a name.',
    why: 'Their StorageClasses and volumes would overwrite each other.',
    see: see('local-volume-set/duplicate-name'),
    check: set => set.others.filter(other => other.name === set.name).map(other => ({
      property: 'name', value: `'${set.name}'`, reason: `${other.path} has the same name`, fix: "Set 'name' to another name on one of them",
    })),
  },
  {
    code: 'host/name',
    severity: 'error',
    title: 'A host is named by its node label kubernetes.io/hostname, which is a DNS name of at most 63 characters.',
    why: 'A PersistentVolume would be tied to a node that cannot exist, and its OSD would never start.',
    see: see('host/name'),
    check: set => set.hosts.filter(host => !isDnsSubdomain(host.name) || !isLabelValue(host.name)).map(host => ({
      property: 'hosts',
      value: `'${host.name}'`,
      reason: 'it cannot be the hostname label of a node',
      fix: 'Use what `kubectl get nodes -L kubernetes.io/hostname` shows',
    })),
  },
  {
    code: 'host/duplicate',
    severity: 'error',
    title: 'A host may stand in a set once.',
    why: 'Two descriptions of one machine can contradict each other.',
    see: see('host/duplicate'),
    check: set => [...repeated(set.hosts, host => host.name)].map(([name, twins]) => ({
      property: 'hosts', value: `'${name}'`, reason: `it is declared ${twins.length} times`, fix: 'Put all its volumes into one Host',
    })),
  },
  {
    code: 'host/crush-name',
    severity: 'error',
    title: 'No two hosts have one name in the CRUSH map, where each dot becomes a dash.',
    why: 'Their OSDs are in one bucket, so copies that should be on two hosts may lie on one.',
    see: see('host/crush-name'),
    // Of two sets the later one says it, so that one cause is told once.
    check: set => {
      const earlier = set.others.filter(({ path }) => path < set.path).flatMap(({ hosts }) => hosts.map(({ name }) => name));
      const names = [...new Set([...earlier, ...set.hosts.map(({ name }) => name)])];
      return names.flatMap((name, i) => {
        const twin = names.slice(0, i).find(other => crushName(other) === crushName(name));
        return twin === undefined || earlier.includes(name) ? [] : [{
          property: 'hosts', value: `'${name}'`, reason: `the host '${twin}' has the same name in the CRUSH map, '${crushName(name)}'`, fix: 'Rename one of the two nodes',
        }];
      });
    },
  },
  {
    code: 'host/topology-value',
    severity: 'error',
    title: 'The places of a host become node labels, so they must be legal label values and not empty.',
    why: 'Rook refuses an empty topology label, and kubectl refuses an illegal one.',
    see: see('host/topology-value'),
    check: set => set.hosts.flatMap(host => Object.entries(host.topology)
      .filter(([, value]) => value === '' || !isLabelValue(value))
      .map(([level, value]) => ({
        property: `hosts['${host.name}'].${level}`,
        value: `'${value}'`,
        reason: 'it cannot be the value of a node label',
        fix: 'Use letters, digits, dashes, dots and underscores, at most 63',
      }))),
  },
  {
    code: 'host/resources',
    severity: 'error',
    title: 'Cores and memory of a host, if stated, are more than nothing.',
    why: 'Nothing can be checked against them.',
    see: see('host/resources'),
    check: set => set.hosts.flatMap(host => [
      ...host.cpus !== undefined && !(host.cpus > 0) ? [{ property: `hosts['${host.name}'].cpus`, value: `${host.cpus}`, reason: 'a host has cores', fix: 'State them, or remove it' }] : [],
      ...host.memoryBytes !== undefined && !(host.memoryBytes > 0)
        ? [{ property: `hosts['${host.name}'].memory`, value: `${host.memoryBytes} bytes`, reason: 'a host has memory', fix: 'State it, or remove it' }] : [],
    ]),
  },
];

/** A rule that looks at one volume at a time, made to look at a set. */
function ofVolumes(rule: Rule<readonly FlatVolume[]>): Rule<SetCase> {
  return { ...rule, check: set => rule.check(set.volumes) };
}

export const LOCAL_VOLUME_SET_RULES: Rule<SetCase>[] = [...NAME_RULES, ...[...DECLARED_RULES, ...SIZE_RULES].map(ofVolumes)];

/** Sets of local volumes, each with the others. */
export const LOCAL_VOLUME_SET_TOPIC: Topic<SetSpec, SetCase> = {
  name: 'local-volume-set',
  rules: LOCAL_VOLUME_SET_RULES,
  relate: all => {
    const sets = all.map(({ at, spec }) => ({ path: at, ...spec }));
    return all.map((described, i): Described<SetCase> => ({
      ...described, spec: { ...sets[i], volumes: flatten(described.spec.hosts), others: sets.filter((_, j) => j !== i) },
    }));
  },
};
