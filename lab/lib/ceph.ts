import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOREIGN, kubectl } from './control-plane';
import { inside } from './network';
import { inDebian, RUN } from './paths';
import { Ran, run, until } from './sh';
import { answerOf } from '../../packages/console/src/run/hands';
import { Answer, CheckStatus, evaluate, ExpectationKind, QueryKind } from '../../src/model/checks';

export const NAMESPACE = 'rook-ceph';

/** Ask Ceph; every call ends, also when no monitor answers. */
export function ceph(command: string, timeout = 40): string {
  return toolbox(`timeout ${timeout} ceph --connect-timeout ${Math.max(5, timeout - 5)} ${command}`, timeout + 20);
}

export const cephJson = <T = any>(command: string): T => JSON.parse(ceph(`${command} --format json 2>/dev/null`)) as T;

/**
 * Run a shell script with Ceph's own programs, as a client on the hub. In a pod the same question would take ten times as long,
 * and slow down the node that is being asked about. A cluster that is not the lab's is asked in its toolbox.
 */
export const toolbox = (script: string, timeout = 60): string => ran(script, timeout).stdout;

function ran(script: string, timeout: number, anyway = false): Ran {
  if (FOREIGN) return kubectl(['-n', NAMESPACE, 'exec', 'deploy/rook-ceph-tools', '--', 'bash', '-c', script], { timeout, anyway });
  return run(...inside(...inDebian, 'bash', '-c', script), { timeout, anyway, env: clientSetUp() });
}

/** What Ceph's own programs are told on the hub; the files that they read are written. Where Kubernetes has lost what they say, those of before stay. */
function clientSetUp(): Record<string, string> {
  const home = join(RUN, 'ceph'), conf = join(home, 'ceph.conf');
  const { code, stdout } = kubectl(['-n', NAMESPACE, 'get', 'configmap/rook-ceph-mon-endpoints', 'secret/rook-ceph-mon', '-o', 'json'], { anyway: true });
  if (code === 0) {
    const [endpoints, secret] = (JSON.parse(stdout) as { items: any[] }).items;
    const monitors = (endpoints.data.data as string).replace(/[a-z]+=/g, ''), key = Buffer.from(secret.data['ceph-secret'], 'base64').toString();
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'keyring'), `[client.admin]\nkey = ${key}\n`, { mode: 0o600 });
    writeFileSync(conf, `[global]\nmon_host = ${monitors}\nkeyring = ${join(home, 'keyring')}\nlog_to_file = false\n`);
  } else if (!existsSync(conf)) {throw new Error('Kubernetes does not say where the monitors are');}
  return { LAB_ROOT: 'base0', CEPH_CONF: conf };
}

/** `ceph` on the hub as a command of a shell in the lab's network. */
export function cephOnHub(): string {
  const set = Object.entries(clientSetUp()).map(([name, value]) => `${name}=${value}`);
  return ['env', ...set, ...inDebian, 'timeout', '40', 'ceph', '--connect-timeout', '30'].join(' ');
}

/** What Ceph answers to one command, also when it says no. */
export function answer(words: readonly string[], timeout = 40): Answer {
  const command = words.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const { code, stdout, stderr } = ran(`timeout ${timeout} ceph --connect-timeout ${Math.max(5, timeout - 5)} ${command} --format json`, timeout + 20, true);
  return answerOf(code, stdout, stderr);
}

export interface Osd { readonly id: number; readonly uuid: string; readonly up: boolean; readonly in: boolean }

export const osds = (): Osd[] => cephJson<{ osds: { osd: number; uuid: string; up: number; in: number }[] }>('osd dump')
  .osds.map(({ osd, uuid, up, in: taken }) => ({ id: osd, uuid, up: up === 1, in: taken === 1 }));

/** How many OSDs there are, run and take data, as Ceph counts them: a pod that runs is not yet an OSD that does. */
export interface OsdStat { readonly all: number; readonly up: number; readonly in: number }

export function osdStat(): OsdStat {
  const { num_osds, num_up_osds, num_in_osds } = cephJson<{ num_osds: number; num_up_osds: number; num_in_osds: number }>('osd stat');
  return { all: num_osds, up: num_up_osds, in: num_in_osds };
}

/** The OSDs as one line, beside how many there are to be. */
export const told = (stat: OsdStat, expected: number) => `Ceph has ${stat.up} of ${expected} OSDs up and ${stat.in} in`;

/** Wait until so many OSDs are up. */
export const osdsUp = (count: number, seconds: number) => until(`${count} OSDs are up`, seconds, quietly(() => osds().filter(osd => osd.up).length === count), 3);

/** What `ceph health` says: the status and the codes of its complaints. */
export function health(): { status: string; checks: string[] } {
  const { status, checks } = cephJson<{ status: string; checks: Record<string, unknown> }>('health');
  return { status, checks: Object.keys(checks) };
}

const CLEAN = { id: 'clean', title: 'every placement group is active+clean', query: { kind: QueryKind.CEPH, command: [{ text: 'status' }] }, expectation: { kind: ExpectationKind.GROUPS_CLEAN } };

/** Whether every placement group is clean and nothing is still on its way to another place. */
export const settled = (): boolean => evaluate(CLEAN, answer(['status'])).status === CheckStatus.PASS;

export const whenSettled = (what: string, seconds = 600) => until(what, seconds, quietly(settled), 3);

/** The same question, with "no" for an answer while Ceph or the API server cannot be asked. */
export function quietly<T>(question: () => T): () => T | undefined {
  return () => {
    try {
      return question();
    } catch {
      return undefined;
    }
  };
}

/** Raw capacity in bytes. */
export const capacity = (): number => cephJson<{ stats: { total_bytes: number } }>('df').stats.total_bytes;
