import { human, isUnknown, known, unknown } from '../../layout';
import type { Rule, Violation } from '../../rules';
import { rule, SiteCase, someOf } from '../cases';
import { apart } from '../private/clocks';
import { interfacesIn } from '../private/interfaces';
import { roomIn } from '../private/room';

/** The offset of clocks from which on Ceph warns, in seconds. */
const SKEW = 0.05;

/** Kernels that carry what newer ones brought: their number does not tell what they can do. */
const BACKPORTED = /\.el\d/;

const isOlder = (kernel: string, since: string) => {
  const [major, minor] = kernel.split('.').map(part => parseInt(part, 10)), [first, second] = since.split('.').map(Number);
  return major < first || (major === first && minor < second);
};

/** Nodes whose kernels are too old for what somebody asks of them. Where the nodes were not read, hosts that were captured can still be told. */
function tooOld({ footing, nodes, captures }: SiteCase, keys: boolean): Violation[] {
  const needs = footing.kernel.filter(need => need.keys === keys);
  const kernels = isUnknown(nodes) ? [...captures].map(([name, { kernel }]) => ({ name, kernel: kernel ?? nodes })) : nodes.filter(({ isLinux }) => isLinux);
  const older = (since: string) => kernels.flatMap(({ name, kernel }) => isUnknown(kernel) || !isOlder(kernel, since) ? [] : [{ name, kernel }]);
  const isTold = (kernel: string) => keys || !BACKPORTED.test(kernel);
  const found = needs.flatMap(({ at, property, value, since, fix }) => {
    const old = older(since).filter(({ kernel }) => isTold(kernel)).map(({ name, kernel }) => `${name} (${kernel})`);
    return old.length === 0 ? [] : [{ at, property, value, reason: `it needs kernel ${since} on every node, and older ones are on ${someOf(old)}`, fix }];
  });
  if (found.length > 0 || needs.length === 0) return found;
  known(nodes);
  for (const { kernel } of kernels) known(kernel);
  if (needs.some(({ since }) => older(since).length > 0)) known(unknown('what a kernel of RHEL can do is not told by its number'));
  return [];
}

/** Hosts and nodes beside each other. */
export const FLEET_RULES: readonly Rule<SiteCase>[] = [
  rule({
    code: 'preflight/kernel-keys',
    severity: 'error',
    title: 'The kernels of all nodes know the kind of keys that clients get.',
    why: 'Keys of kind aes256k need kernel 7.0. With an older one no volume of Ceph is mounted.',
    check: subject => tooOld(subject, true),
  }),
  rule({
    code: 'preflight/kernel-features',
    severity: 'error',
    title: 'The kernels of all nodes can do what clusters and classes ask of clients.',
    why: 'With an older kernel the volume is not mounted, and the pod waits for it.',
    check: subject => tooOld(subject, false),
  }),
  rule({
    code: 'preflight/clock-offset',
    severity: 'warning',
    title: 'The clocks of hosts are at most 0.05 seconds apart.',
    why: 'Ceph warns of more (MON_CLOCK_SKEW). From some seconds on monitors do not agree, and the cluster stops.',
    check: ({ footing, captures, moments }) => {
      const { offset, hosts, unsure } = apart(footing.hosts.map(({ name }) => name), captures, moments);
      if (offset > SKEW) return [{ property: 'clocks', value: `${Math.floor(offset * 100) / 100} seconds apart`, reason: `that is at least what lies between ${hosts.join(' and ')}`, fix: 'Install and start chrony or systemd-timesyncd on both hosts, with the same time servers' }];
      known(unsure);
      return [];
    },
  }),
  rule({
    code: 'preflight/mtu',
    severity: 'warning',
    title: 'Hosts reach each other through interfaces with the same MTU.',
    why: 'Large packets between hosts that differ are dropped, small ones are not: OSDs look healthy and data stops.',
    check: ({ footing, nodes, captures }) => {
      const { sizes, unsure } = interfacesIn(footing.hosts.map(({ name }) => name), known(nodes), captures);
      if (sizes.size > 1) {
        const told = [...sizes].sort(([a], [b]) => a - b).map(([mtu, hosts]) => `${mtu} (${someOf(hosts)})`);
        return [{ property: 'MTU', value: told.join(', '), reason: 'the interfaces of node addresses differ', fix: 'Set the same MTU on the interfaces of all hosts, and on the switches between them' }];
      }
      known(unsure);
      return [];
    },
  }),
  rule({
    code: 'preflight/host-room',
    severity: 'error',
    title: 'The nodes of hosts have the memory and the processors that their daemons ask for.',
    why: 'Kubernetes does not start a pod that asks for more than its node has: OSDs are missing, and Rook waits.',
    check: ({ footing, nodes }) => {
      const live = known(nodes), rooms = footing.clusters.map(cluster => ({ key: cluster.key, ...roomIn(live, cluster) }));
      const found = rooms.flatMap(({ key, short, unschedulable }): Violation[] => {
        return [
          ...short.map(({ host, memoryBytes, memoryLeft, cpus, cpusLeft, daemons: on }) => ({
            at: `host ${host}`,
            property: memoryLeft < 0 ? 'memory' : 'processors',
            value: memoryLeft < 0 ? human(memoryBytes + memoryLeft) : `${cpus + cpusLeft}`,
            reason: memoryLeft < 0 ? `${on} daemons ask for ${human(memoryBytes)}` : `${on} daemons ask for ${cpus} processors`,
            fix: memoryLeft < 0 ? "Set 'resources' of OSDs to less memory, use fewer devices of the host, or add memory" : "Set 'resources' of OSDs to fewer processors, or use fewer devices of the host",
          })),
          ...unschedulable.length === 0 ? [] : [{ at: `CephCluster ${key}`, property: 'daemons', value: someOf(unschedulable), reason: 'no node has room for them', fix: "Add nodes or memory, or set 'resources' of the daemons to less" }],
        ];
      });
      const unsure = rooms.find(room => room.unsure !== undefined)?.unsure;
      if (found.length === 0) known(unsure);
      return found;
    },
  }),
];
