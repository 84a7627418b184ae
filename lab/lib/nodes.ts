import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabNode, NODES } from './layout';
import { HUB, inside, nodeAddress, plug, podCidr } from './network';
import { CACHE, inDebian, RUN, SHARE } from './paths';
import { end, keep, mustRun, pidOf } from './processes';
import { run, until } from './sh';

const disk = (node: LabNode, name: string) => join(RUN, 'disks', `${node.name}-${name}.img`);

/** Where its disks are, as files of this machine. */
export const diskFiles = (node: LabNode): string[] => node.disks.map(({ name }) => disk(node, name));

/** Write what a node reads when it boots, and make its disks; what is there already stays. */
export function provision(node: LabNode, kubeconfig: string): void {
  const home = join(SHARE, node.name);
  mkdirSync(join(home, 'log'), { recursive: true });
  mkdirSync(join(RUN, 'disks'), { recursive: true });
  writeFileSync(join(home, 'node.env'), [
    `HUB=${HUB}`, `ADDRESS=${nodeAddress(node.index)}`, `POD_CIDR=${podCidr(node.index)}`, `LABELS=${node.labels.join(',')}`, '',
  ].join('\n'));
  writeFileSync(join(home, 'prepare'), node.prepare);
  writeFileSync(join(home, 'kubeconfig'), kubeconfig);
  for (const { name, gibibytes } of node.disks) {
    if (!existsSync(disk(node, name))) run('truncate', ['-s', `${gibibytes}G`, disk(node, name)]);
  }
}

/** Switch a node on. */
export function powerOn(node: LabNode): void {
  const tap = plug(node.index);
  const disks = node.disks.map(({ name }, index) => `ubd${String.fromCharCode(98 + index)}=${disk(node, name)}`);
  keep(node.name, ...inside(
    ...inDebian, join(CACHE, 'uml', 'usr', 'bin', 'linux.uml'), 'seccomp=on', `mem=${node.memory}M`, 'root=/dev/ubda', 'rw', 'quiet', 'init=/sbin/lab-init',
    `ubda=${disk(node, 'root')},${join(CACHE, 'node.img')}`, ...disks,
    `vec0:transport=tap,ifname=${tap},mac=02:00:0a:4d:00:${(10 + node.index).toString(16).padStart(2, '0')}`,
    `lab.name=${node.name}`, `lab.share=${SHARE}`, `umid=${node.name}`, `uml_dir=${join(RUN, 'uml')}/`, 'con=null', 'con0=null,fd:1', 'ssl=null',
  ));
}

/** Cut the power of a node: nothing is written back, nothing is told. */
export const powerOff = (node: LabNode) => end(node.name, 'SIGKILL');

export const isOn = (node: LabNode) => pidOf(node.name) !== undefined;

export const nodesOn = (): LabNode[] => NODES.filter(isOn);

/** Forget the disk a node boots from, as after a new installation. */
export const reinstall = (node: LabNode) => rmSync(disk(node, 'root'), { force: true });

/** Run a shell script on a node; returns what it printed, throws when it fails. */
export function onNode(node: LabNode, script: string, timeout = 120): string {
  const marker = '=-=lab-exit-code=-=';
  const input = `( ${script}\n) 2>&1\necho\necho "${marker}$?"\nexit\n`;
  const { stdout } = run(...inside('bash', '-c', 'exec 3<>"/dev/tcp/$0/2300" && cat >&3 && cat <&3', nodeAddress(node.index)), {
    input, timeout: timeout + 10, anyway: true,
  });
  const [output, code] = stdout.split(marker);
  if (code === undefined) throw new Error(`${node.name} does not answer\n${stdout}`);
  if (Number(code) !== 0) throw new Error(`${node.name}: ended with ${code.trim()}\n${script}\n${output}`);
  return output.trimEnd();
}

/** Wait until a node takes commands. */
export const reachable = (node: LabNode) => until(`${node.name} answers`, 60, () => {
  mustRun([node.name]);
  try {
    onNode(node, 'true', 5);
    return true;
  } catch {
    return false;
  }
});
