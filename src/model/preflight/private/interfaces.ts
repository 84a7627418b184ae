import { NO_CAPTURE } from './devices';
import { HOSTNAME, LiveNode } from './nodes';
import { HostCapture, interfaceOf } from '../../inventory';
import { isUnknown, Unknown, unknown } from '../../layout';

/** Hosts by the MTU of the interface that has the address of their node, and why not all are there. */
export interface Interfaces {
  readonly sizes: ReadonlyMap<number, readonly string[]>;
  readonly unsure?: Unknown;
}

export function interfacesIn(hosts: readonly string[], nodes: readonly LiveNode[], captures: ReadonlyMap<string, HostCapture>): Interfaces {
  const sizes = new Map<number, string[]>();
  let unsure: Unknown | undefined;
  for (const host of hosts) {
    const node = nodeOf(host, nodes), capture = captures.get(host);
    // That there is no node is told by a rule of its own.
    if (node === undefined) continue;
    const found = isUnknown(node.address) || capture?.interfaces === undefined ? undefined : interfaceOf(capture.interfaces, node.address);
    if (capture === undefined) unsure ??= unknown(NO_CAPTURE);
    else if (isUnknown(node.address)) unsure ??= node.address;
    else if (found === undefined) unsure ??= unknown('the capture of a host does not tell which interface has the address of its node');
    else sizes.set(found.mtu, [...sizes.get(found.mtu) ?? [], host]);
  }
  return { sizes, ...unsure === undefined ? {} : { unsure } };
}

/** The node of a host: volumes go by the label, and where no node has it, its name is meant. */
export function nodeOf(host: string, nodes: readonly LiveNode[]): LiveNode | undefined {
  return nodes.find(({ labels }) => labels[HOSTNAME] === host) ?? nodes.find(({ name }) => name === host);
}
