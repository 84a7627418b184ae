import { nodeOf } from './interfaces';
import { keepsAway, LiveNode } from './nodes';
import { fitDaemons, HostRoom } from '../../forecast';
import { DaemonNeed, ifKnown, isUnknown, Unknown } from '../../layout';
import type { ClusterFooting } from '../../manifests';

/** A host whose daemons ask for more than its node has. */
export interface ShortHost {
  readonly host: string;
  readonly daemons: number;
  readonly memoryBytes: number;
  readonly cpus: number;
  readonly memoryLeft: number;
  readonly cpusLeft: number;
}

/** What finds no room. */
export interface Room {
  readonly short: readonly ShortHost[];
  readonly unschedulable: readonly string[];
  readonly unsure?: Unknown;
}

/** Put the daemons of a cluster on nodes, with what pods may ask for there. What else runs on a node is not counted. */
export function roomIn(nodes: readonly LiveNode[], { daemons, hosts, tolerated }: ClusterFooting): Room {
  const named = new Map(hosts.flatMap(host => {
    const node = nodeOf(host, nodes);
    return node === undefined ? [] : [[node, host]];
  }));
  const nameOf = (node: LiveNode) => named.get(node) ?? node.name, there = new Set(named.values());
  const roomOf = (node: LiveNode): HostRoom => ({ name: nameOf(node), memoryBytes: ifKnown(node.memoryBytes), cpus: ifKnown(node.cpus) });
  // That a node is missing is told by a rule of its own.
  const needs = daemons.filter(({ host }) => host === undefined || there.has(host)).map(({ apart, ...need }): DaemonNeed => apart === 'mon' ? { ...need, apart } : need);
  const bound = fitDaemons([...named.keys()].map(roomOf), needs.filter(({ host }) => host !== undefined));
  const short = bound.hosts.flatMap(({ host, daemons: on, memoryBytes, cpus, memoryBytesLeft = 0, cpusLeft = 0 }) => (
    memoryBytesLeft < 0 || cpusLeft < 0 ? [{ host, daemons: on.length, memoryBytes, cpus, memoryLeft: memoryBytesLeft, cpusLeft }] : []));
  const able = nodes.filter(({ taints }) => isUnknown(taints) || !taints.some(taint => keepsAway(taint, tolerated)));
  const { unschedulable } = fitDaemons([...new Set([...able, ...named.keys()])].map(roomOf), needs);
  const [strange] = nodes.flatMap(({ memoryBytes, cpus }) => [memoryBytes, cpus].filter(isUnknown));
  return { short, unschedulable: short.length > 0 ? [] : unschedulable, ...strange === undefined ? {} : { unsure: strange } };
}
