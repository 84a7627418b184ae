import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../paths';

/** The suite of Debian that packs the release of Ceph that rules are written for. */
const SUITE = 'forky';

const PACKAGES = ['ceph-mon', 'ceph-mgr', 'ceph-osd', 'ceph-common', 'ceph-prometheus-alerts', 'prometheus', 'prometheus-alertmanager', 'libfaketime', 'procps'];

/** Where programs and data of the run are; made once. */
export const ROOT = join(PATHS.root, '.cache', 'alerts', 'root');

/** Makes a Debian with the programs of Ceph and Prometheus in a folder, unless it is there; takes three minutes, root and Debian. */
export function debianRoot(): void {
  const stamp = `${ROOT}.packages`;
  if (existsSync(stamp) && existsSync(ROOT)) return;
  if (process.getuid?.() !== 0) throw new Error('Run this as root: it makes a Debian in a folder, and runs the daemons of Ceph in it');
  if (spawnSync('debootstrap', ['--version']).error !== undefined) execFileSync('apt-get', ['-q', 'install', '-y', '--no-install-recommends', 'debootstrap'], { stdio: 'inherit' });
  const part = `${ROOT}.part`, mirror = mirrorOf();
  rmSync(part, { recursive: true, force: true });
  mkdirSync(join(ROOT, '..'), { recursive: true });
  console.log(`making a Debian ${SUITE} with Ceph and Prometheus, which takes about three minutes the first time`);
  // An older debootstrap has no script for this suite; all suites share sid's.
  execFileSync('debootstrap', ['--variant=minbase', '--include=ca-certificates', SUITE, part, mirror, '/usr/share/debootstrap/scripts/sid'], { stdio: ['ignore', 'ignore', 'inherit'] });
  // The lists of a suite in the making may be older than they promise to be.
  writeFileSync(join(part, 'etc/apt/apt.conf.d/99real'), 'Acquire::Check-Valid-Until "false"; APT::Install-Recommends "false"; Acquire::Languages "none";');
  writeFileSync(join(part, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  inRoot(part, ['sh', '-c', `apt-get -q update && apt-get -q install -y ${PACKAGES.join(' ')} && apt-get clean`]);
  renameSync(part, ROOT);
  writeFileSync(stamp, PACKAGES.join('\n'));
}

/** Lets this process find promtool there; it needs nothing of the rest. */
export function withPromtool(): void {
  const bin = join(ROOT, '..', 'bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(join(ROOT, 'usr/bin/promtool'), join(bin, 'promtool'));
  process.env.PATH = `${bin}:${process.env.PATH}`;
}

/** The version of a package there. */
export function versionIn(name: string): string {
  return execFileSync('chroot', [ROOT, 'dpkg-query', '-W', '-f', '${Version}', name], { encoding: 'utf8' });
}

/** The words of a command that runs in a root as if on a host of its own, with mounts that end with it. */
export function onHost(root: string, host: string, command: readonly string[]): string[] {
  const mounts = ['proc', 'sys', 'dev'].map(name => `mount --rbind /${name} '${root}/${name}'`).join(' && ');
  return ['unshare', '--mount', '--uts', '--propagation', 'private', 'sh', '-c', `${mounts} && hostname ${host} && exec chroot '${root}' "$@"`, host, ...command];
}

function inRoot(root: string, command: readonly string[]): void {
  const [program, ...args] = onHost(root, 'installs', command);
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive' } });
}

/** From where this machine has its own packages. */
function mirrorOf(): string {
  const [first] = execFileSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages', 'Label: Debian'], { encoding: 'utf8' }).split('\n');
  if (first === '') throw new Error('This machine knows no mirror of Debian: add one to the sources of apt');
  return first;
}
