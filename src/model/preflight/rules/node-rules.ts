import { known, TOPOLOGY_LABELS } from '../../layout';
import type { Rule } from '../../rules';
import { HostCase, rule, someOf } from '../cases';
import { HOSTNAME, keepsAway, LiveNode } from '../private/nodes';

/** A rule of a node, which says nothing where there is none: another rule tells that. */
const ofNode = (record: Omit<Rule<HostCase>, 'see' | 'check'> & { readonly find: (node: LiveNode, subject: HostCase) => ReturnType<Rule<HostCase>['check']> }): Rule<HostCase> => {
  const { find, ...rest } = record;
  return rule({
    ...rest,
    check: subject => {
      const node = known(subject.node);
      return node === undefined ? [] : find(node, subject);
    },
  });
};

/** What Kubernetes says of the nodes that hosts are. */
export const NODE_RULES: readonly Rule<HostCase>[] = [
  rule({
    code: 'preflight/node-missing',
    severity: 'error',
    title: 'Every host of the stack is a node of Kubernetes.',
    why: 'The volumes of a host are tied to a node of its name. Without that node no OSD of it ever starts, and Rook reports no error.',
    check: ({ host, node, near }) => known(node) !== undefined ? [] : [{
      property: 'node',
      value: `'${host.name}'`,
      reason: 'no node has this name',
      fix: near.length > 0 ? `Name the host as its node: ${near.join(', ')}` : "Use what 'kubectl get nodes -L kubernetes.io/hostname' shows, or add the node first",
    }],
  }),
  ofNode({
    code: 'preflight/hostname-label',
    severity: 'error',
    title: 'The label kubernetes.io/hostname of a node is the name of the host.',
    why: 'Volumes and OSDs are tied to this label, not to the name of the node. With another value their pods stay unscheduled.',
    find: ({ name, labels }, { host }) => labels[HOSTNAME] === host.name ? [] : [{
      property: `label ${HOSTNAME}`,
      value: labels[HOSTNAME] === undefined ? 'not set' : `'${labels[HOSTNAME]}'`,
      reason: `the host is declared as '${host.name}'`,
      fix: labels[HOSTNAME] === undefined ? `Run 'kubectl label node ${name} ${HOSTNAME}=${host.name}'` : `Declare the host as '${labels[HOSTNAME]}'`,
    }],
  }),
  ofNode({
    code: 'preflight/node-not-ready',
    severity: 'warning',
    title: 'The nodes of all hosts are ready.',
    why: 'Daemons of such a node do not start, and a new cluster waits for its monitors.',
    find: ({ name, ready }) => known(ready) ? [] : [{
      property: 'node', value: 'not ready', reason: 'Kubernetes starts no pod on it', fix: `Read 'kubectl describe node ${name}', and repair it first`,
    }],
  }),
  ofNode({
    code: 'preflight/node-cordoned',
    severity: 'warning',
    title: 'The nodes of all hosts take pods.',
    why: 'On a cordoned node no OSD is prepared and no monitor starts. If it is forgotten there, the cluster has fewer OSDs than declared.',
    find: ({ name, cordoned }) => !cordoned ? [] : [{
      property: 'node', value: 'cordoned', reason: 'Kubernetes starts no further pod on it', fix: `Run 'kubectl uncordon ${name}', once its maintenance is over`,
    }],
  }),
  ofNode({
    code: 'preflight/node-tainted',
    severity: 'error',
    title: 'The daemons of a host tolerate the taints of its node.',
    why: 'Their pods are never started there, and Rook reports no error: the cluster has fewer OSDs than declared.',
    find: ({ name, taints }, { host: { daemons } }) => known(taints).flatMap(taint => {
      const kept = daemons.filter(({ tolerated }) => keepsAway(taint, tolerated)), word = `${taint.key}${taint.value === '' ? '' : `=${taint.value}`}:${taint.effect}`;
      return kept.length === 0 ? [] : [{
        property: 'taint',
        value: word,
        reason: `not tolerated by ${someOf(kept.map(daemon => daemon.name))}`,
        fix: `Add the taint to 'taints' of the host, or run 'kubectl taint node ${name} ${word}-'`,
      }];
    }),
  }),
  ofNode({
    code: 'preflight/topology-label',
    severity: 'error',
    title: 'Labels of nodes say that hosts are where the stack declares them.',
    why: 'Rook reads racks, zones and the like from these labels when it makes an OSD. Copies that should be in two racks may lie in one, and a monitor for a place without nodes never starts.',
    find: ({ name, labels }, { host: { topology } }) => Object.entries(topology).flatMap(([level, place]) => {
      const label = TOPOLOGY_LABELS[level];
      return label === undefined || labels[label] === place ? [] : [{
        property: `label ${label}`,
        value: labels[label] === undefined ? 'not set' : `'${labels[label]}'`,
        reason: `the stack declares '${place}'`,
        fix: `Run 'kubectl label node ${name} ${label}=${place} --overwrite' before the first OSD is made there, or correct the stack`,
      }];
    }),
  }),
];
