import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CACHE, LAB } from './paths';
import { during, say } from './say';
import { Ran, run, runMeanwhile } from './sh';

/** Something that is made once and kept until what it is made from changes. */
interface Artefact {
  readonly name: string;
  /** Files and directories of the lab that it is made from. */
  readonly from: readonly string[];
  /** Other artefacts that it is made from. */
  readonly after?: readonly string[];
  /** A file of the cache that somebody puts there. While it is missing the artefact is left out, and what is made from it does without. */
  readonly given?: string;
  /** What it leaves in the cache. */
  readonly leaves: readonly string[];
  /** How long it takes, if that asks for patience. */
  readonly takes?: string;
  make(): void | Promise<void>;
}

const cached = (...parts: string[]) => join(CACHE, ...parts);

/** Run what takes minutes, behind all others, and tell how far it is. */
async function nice(program: string, args: readonly string[], options: Parameters<typeof runMeanwhile>[2] = {}): Promise<Ran> {
  let [lines, last] = [0, ''];
  const onLine = (line: string) => { [lines, last] = [lines + 1, line]; };
  return during(() => lines === 0 ? `${basename(program)} works` : `${basename(program)}: ${last} (line ${lines})`, runMeanwhile('nice', ['-n', '10', program, ...args], { timeout: 7200, onLine, ...options }));
}

const unshared = (script: string, ...args: string[]) => nice('unshare', ['-m', '--propagation', 'private', join(LAB, 'image', script), ...args]);

/** Build a Go program of a module of `lab/go`, which pins everything it is made of. */
async function goBuild(module: string, what: string, out: string, flags: readonly string[] = [], env: Record<string, string> = {}): Promise<void> {
  mkdirSync(cached('bin'), { recursive: true });
  await nice('go', ['build', '-v', '-trimpath', ...flags, '-o', cached('bin', `${out}.part`), what], { cwd: join(LAB, 'go', module), env: { CGO_ENABLED: '0', GOFLAGS: '-mod=mod -buildvcs=false', GOWORK: 'off', GOTOOLCHAIN: 'auto', ...env } });
  renameSync(cached('bin', `${out}.part`), cached('bin', out));
}

/** The directory of a Go module that a module of `lab/go` requires. */
const sourceOf = (module: string, path: string) => run('go', ['list', '-mod=mod', '-m', '-f', '{{.Dir}}', path], { cwd: join(LAB, 'go', module) }).stdout.trim();

/** What CSI needs beside the driver: packages of `go/csi`, and the images that Rook v1.20.6 names for them. */
const SIDECARS = {
  'csi-attacher': { package: 'github.com/kubernetes-csi/external-attacher/v4/cmd/csi-attacher', image: 'csi-attacher:v4.12.0' },
  'csi-provisioner': { package: 'github.com/kubernetes-csi/external-provisioner/v6/cmd/csi-provisioner', image: 'csi-provisioner:v6.2.0' },
  'csi-resizer': { package: 'github.com/kubernetes-csi/external-resizer/v2/cmd/csi-resizer', image: 'csi-resizer:v2.1.0' },
  'csi-snapshotter': { package: 'github.com/kubernetes-csi/external-snapshotter/v8/cmd/csi-snapshotter', image: 'csi-snapshotter:v8.5.0' },
};
const REGISTRAR = 'csi-node-driver-registrar';
/** No Go module proxy has ceph-csi: its sources, and those of the registrar, are given. */
const CSI_SOURCES = 'sources/ceph-csi/build.env';

/** The driver of block volumes and filesystems is in the lab, and not only the operator that would install it. */
export const hasCsi = () => existsSync(cached('csi-sidecars.tar'));

const KUBERNETES = 'v1.36.3';
const PATH = '"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]';

const ARTEFACTS: readonly Artefact[] = [
  {
    name: 'debian',
    from: ['image/debian.sh'],
    leaves: ['base0', 'node0', 'uml'],
    make: async () => { await unshared('debian.sh', CACHE); },
  },
  {
    name: 'kubernetes',
    from: ['go/kubernetes'],
    leaves: ['bin/kube'],
    takes: 'about ten minutes on two cores',
    make: async () => {
      const version = 'k8s.io/component-base/version';
      await goBuild('kubernetes', '.', 'kube', ['-ldflags', `-s -w -X ${version}.gitVersion=${KUBERNETES} -X ${version}.gitMajor=1 -X ${version}.gitMinor=36`]);
    },
  },
  {
    name: 'rook',
    from: ['go/rook'],
    leaves: ['bin/rook'],
    make: () => goBuild('rook', 'github.com/rook/rook/cmd/rook', 'rook', ['-tags', 'ceph_preview', '-ldflags', '-s -w -X github.com/rook/rook/pkg/version.Version=v1.20.6']),
  },
  {
    name: 'ceph-csi-operator',
    from: ['go/ceph-csi-operator'],
    leaves: ['bin/ceph-csi-operator', 'ceph-csi-operator.tar'],
    make: async () => {
      // The checksum database does not know this module; its hash is pinned in go.sum all the same.
      await goBuild('ceph-csi-operator', 'github.com/ceph/ceph-csi-operator/cmd', 'ceph-csi-operator', ['-ldflags', '-s -w'], { GONOSUMDB: 'github.com/ceph/ceph-csi-operator' });
      const root = cached('ceph-csi-operator');
      rmSync(root, { recursive: true, force: true });
      mkdirSync(root);
      run('install', ['-m', '755', cached('bin', 'ceph-csi-operator'), join(root, 'manager')]);
      run(join(LAB, 'image', 'archive.sh'), [root, cached('ceph-csi-operator.tar'), '{"User":"65532:65532","Entrypoint":["/manager"]}', 'quay.io/cephcsi/ceph-csi-operator:v1.0.4']);
    },
  },
  {
    name: 'ceph-csi',
    from: ['image/ceph-csi.sh'],
    after: ['debian'],
    given: CSI_SOURCES,
    leaves: ['bin/cephcsi', `bin/${REGISTRAR}`],
    takes: 'three minutes on two cores',
    make: async () => {
      mkdirSync(cached('bin'), { recursive: true });
      await unshared('ceph-csi.sh', cached('base0'), cached('sources'), cached('bin'));
    },
  },
  {
    name: 'csi-sidecars',
    from: ['go/csi', 'image/archive.sh'],
    after: ['ceph-csi'],
    given: CSI_SOURCES,
    leaves: ['csi-sidecars.tar', 'bin/snapshot-controller'],
    takes: 'three minutes on two cores',
    make: async () => {
      await goBuild('csi', 'github.com/kubernetes-csi/external-snapshotter/v8/cmd/snapshot-controller', 'snapshot-controller', ['-ldflags', '-s -w']);
      const root = cached('csi-sidecars');
      rmSync(root, { recursive: true, force: true });
      mkdirSync(root);
      const images: string[] = [];
      for (const [name, sidecar] of Object.entries(SIDECARS)) {
        await goBuild('csi', sidecar.package, name, ['-ldflags', '-s -w']);
        images.push(`{"Entrypoint":["/${name}"]}`, `registry.k8s.io/sig-storage/${sidecar.image}`);
      }
      for (const name of [...Object.keys(SIDECARS), REGISTRAR]) run('install', ['-m', '755', cached('bin', name), join(root, name)]);
      run(join(LAB, 'image', 'archive.sh'), [root, cached('csi-sidecars.tar'), ...images, `{"Entrypoint":["/${REGISTRAR}"]}`, `registry.k8s.io/sig-storage/${REGISTRAR}:v2.17.0`]);
    },
  },
  {
    name: 'pause',
    from: ['image/pause.c', 'image/archive.sh'],
    leaves: ['pause.tar'],
    make: () => {
      mkdirSync(cached('pause'), { recursive: true });
      run('gcc', ['-static', '-Os', '-s', '-o', cached('pause', 'pause'), join(LAB, 'image', 'pause.c')]);
      run(join(LAB, 'image', 'archive.sh'), [cached('pause'), cached('pause.tar'), '{"Entrypoint":["/pause"]}', 'registry.k8s.io/pause:3.10']);
    },
  },
  {
    name: 'ceph-image',
    from: ['image/ceph.sh', 'image/ceph.c', 'image/ceph-server.py', 'image/admin-socket.py', 'image/archive.sh'],
    after: ['debian', 'rook', 'ceph-csi'],
    leaves: ['ceph.tar'],
    make: async () => {
      await nice(join(LAB, 'image', 'ceph.sh'), [cached('base0'), cached('bin', 'rook'), sourceOf('rook', 'github.com/rook/rook'), cached('bin', 'cephcsi'), cached('ceph0')]);
      await nice(join(LAB, 'image', 'archive.sh'), [cached('ceph0'), cached('ceph.tar'), `{${PATH}}`, 'quay.io/ceph/ceph:v20.2.4',
        `{${PATH},"User":"2016","Entrypoint":["/usr/local/bin/rook"],"Cmd":[""]}`, 'docker.io/rook/ceph:v1.20.6',
        ...existsSync(cached('bin', 'cephcsi')) ? [`{${PATH},"Entrypoint":["/usr/local/bin/cephcsi"]}`, 'quay.io/cephcsi/cephcsi:v3.17.0'] : []]);
    },
  },
  {
    name: 'node-image',
    from: ['image/node.sh', 'node/init'],
    after: ['debian', 'pause', 'ceph-image', 'ceph-csi-operator', 'csi-sidecars'],
    leaves: ['node.img'],
    make: async () => {
      run('install', ['-m', '755', join(LAB, 'node', 'init'), cached('node0', 'sbin', 'lab-init')]);
      await unshared('node.sh', cached('node0'), cached('node.img'), cached('pause.tar'), cached('ceph-csi-operator.tar'), cached('ceph.tar'),
        ...hasCsi() ? [cached('csi-sidecars.tar')] : []);
    },
  },
];

/** Every file below a path, with what is in it, as one hash. */
function contentOf(path: string): string {
  if (statSync(path).isDirectory()) return readdirSync(path).sort().map(name => `${name}=${contentOf(join(path, name))}`).join(';');
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** What an artefact is made from, as one short word. */
function keyOf(artefact: Artefact): string {
  const others = (artefact.after ?? []).map(name => keyOf(named(name)));
  const { given } = artefact;
  const parts = [...artefact.from.map(path => contentOf(join(LAB, path))), ...given ? [existsSync(cached(given)) ? contentOf(cached(given)) : 'left out'] : [], ...others];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

const named = (name: string): Artefact => {
  const found = ARTEFACTS.find(each => each.name === name);
  if (!found) throw new Error(`no artefact is called ${name}; there are ${ARTEFACTS.map(each => each.name).join(', ')}`);
  return found;
};

/** Some artefacts and all that they are made from. */
const withParts = (names: readonly string[]): string[] => names.flatMap(name => [...withParts(named(name).after ?? []), name]);

/** Make whatever is missing or was made from something else: all, or some by name with what they are made from. */
export async function makeArtefacts(names: readonly string[] = ARTEFACTS.map(each => each.name)): Promise<void> {
  mkdirSync(cached('keys'), { recursive: true });
  const wanted = new Set(withParts(names));
  for (const artefact of ARTEFACTS.filter(each => wanted.has(each.name))) {
    const key = keyOf(artefact);
    const file = cached('keys', artefact.name);
    if (existsSync(file) && readFileSync(file, 'utf8') === key && artefact.leaves.every(path => existsSync(cached(path)))) {
      say(`${artefact.name}: as it was made before`);
      continue;
    }
    if (artefact.given && !existsSync(cached(artefact.given))) {
      say(`${artefact.name}: left out, since there is no ${cached(artefact.given)} (lab/README.md)`);
      continue;
    }
    say(`${artefact.name}: being made${artefact.takes ? `, which takes ${artefact.takes} the first time` : ''}`);
    const began = Date.now();
    await artefact.make();
    writeFileSync(file, key);
    say(`${artefact.name}: made in ${Math.round((Date.now() - began) / 1000)} s`);
  }
}

/** Take what stands in the cache for made, after a change that does not matter to it. */
export function adoptArtefacts(): void {
  mkdirSync(cached('keys'), { recursive: true });
  for (const artefact of ARTEFACTS) if (artefact.leaves.every(path => existsSync(cached(path)))) writeFileSync(cached('keys', artefact.name), keyOf(artefact));
}
