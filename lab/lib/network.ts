import { createHash } from 'node:crypto';
import { NAME, RUN } from './paths';
import { run } from './sh';

/** The network namespace that the whole lab lives in: its nodes, its control plane, its services. Other checkouts have others. */
export const NETNS = `cdk8s-ceph-${NAME}-${createHash('sha256').update(RUN).digest('hex').slice(0, 6)}`;
/** The address of the hub: the control plane, the gateway of the nodes, the service proxy and the name server. */
export const HUB = '10.77.0.1';
export const POD_RANGE = '10.244.0.0/16';
export const SERVICE_RANGE = '10.96.0.0/16';
export const API_SERVICE = '10.96.0.1';

export const nodeAddress = (index: number) => `10.77.0.${10 + index}`;
export const podCidr = (index: number) => `10.244.${index}.0/24`;

/** Arguments that run a program inside the lab's network, where no proxy of this machine can be reached. */
export const inside = (...command: string[]): [string, string[]] => ['ip', ['netns', 'exec', NETNS, 'env', 'NO_PROXY=*', 'no_proxy=*', ...command]];

export function hubUp(): void {
  if (!run('ip', ['netns', 'list']).stdout.split('\n').some(line => line.split(' ')[0] === NETNS)) {
    try {
      run('ip', ['netns', 'add', NETNS]);
    } catch (error) {
      throw new Error(`${(error as Error).message.trim()}\nThe lab lives in a network namespace of its own, which only root may make, in a container only with CAP_SYS_ADMIN and CAP_NET_ADMIN.`);
    }
  }
  const ip = (...args: string[]) => run('ip', ['-n', NETNS, ...args], { anyway: true });
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', 'br0', 'type', 'bridge');
  ip('addr', 'add', `${HUB}/24`, 'dev', 'br0');
  ip('link', 'set', 'br0', 'up');
  // Without a route of its own a service address would be refused before the proxy could rewrite it.
  ip('route', 'replace', SERVICE_RANGE, 'dev', 'br0');
  const settings = ['net.ipv4.ip_forward=1', 'net.ipv4.conf.all.rp_filter=0', 'net.ipv4.conf.default.rp_filter=0', 'net.ipv4.conf.br0.rp_filter=0',
    // Else the bridge would take a rewritten packet for one of its own, and never send it back to the node it came from: a pod
    // could not reach a service whose pod is on its own node.
    'net.bridge.bridge-nf-call-iptables=0',
    'net.ipv4.conf.all.send_redirects=0', 'net.ipv4.conf.br0.send_redirects=0'];
  run(...inside('sysctl', '-qw', ...settings), { anyway: true });
}

/** The cable of one node, and the way to its pods. */
export function plug(index: number): string {
  const tap = `tap${index}`;
  const ip = (...args: string[]) => run('ip', ['-n', NETNS, ...args], { anyway: true });
  ip('tuntap', 'add', 'dev', tap, 'mode', 'tap', 'vnet_hdr');
  ip('link', 'set', tap, 'master', 'br0');
  ip('link', 'set', tap, 'up');
  ip('route', 'replace', podCidr(index), 'via', nodeAddress(index));
  return tap;
}

export function hubDown(): void {
  run('ip', ['netns', 'del', NETNS], { anyway: true });
}
