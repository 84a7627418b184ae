import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { adopt, Artefact, cached, make } from './cache';
import { CEPH_IMAGE } from './images';
import { CACHE, LAB } from './paths';
import { during } from './say';
import { Ran, run, runMeanwhile } from './sh';

/** Run what takes minutes, behind all others, and tell how far it is. */
async function nice(program: string, args: readonly string[], options: Parameters<typeof runMeanwhile>[2] = {}): Promise<Ran> {
  let [lines, last] = [0, ''];
  const onLine = (line: string) => { [lines, last] = [lines + 1, line]; };
  return during(() => lines === 0 ? `${basename(program)} works` : `${basename(program)}: ${last} (line ${lines})`, runMeanwhile('nice', ['-n', '10', program, ...args], { timeout: 7200, onLine, ...options }));
}

const unshared = (script: string, ...args: string[]) => nice('unshare', ['-m', '--propagation', 'private', join(LAB, 'image', script), ...args]);

/** Build a Go program of a module, by name one of `lab/go`, which pins everything it is made of. */
async function goBuild(module: string, what: string, out: string, flags: readonly string[] = [], env: Record<string, string> = {}): Promise<void> {
  const cwd = resolve(LAB, 'go', module);
  mkdirSync(cached('bin'), { recursive: true });
  await nice('go', ['build', '-v', '-trimpath', ...flags, '-o', cached('bin', `${out}.part`), what], { cwd, env: { CGO_ENABLED: '0', GOFLAGS: '-mod=mod -buildvcs=false', GOWORK: 'off', GOTOOLCHAIN: 'auto', ...env } });
  renameSync(cached('bin', `${out}.part`), cached('bin', out));
}

/** The directory of a Go module that a module of `lab/go` requires. */
const sourceOf = (module: string, path: string) => run('go', ['list', '-mod=mod', '-m', '-f', '{{.Dir}}', path], { cwd: join(LAB, 'go', module) }).stdout.trim();

/** What CSI needs beside the driver: packages of `go/csi`, and the images that Rook v1.20.6 names for them. */
export const SIDECARS = {
  'csi-attacher': { package: 'github.com/kubernetes-csi/external-attacher/v4/cmd/csi-attacher', image: 'csi-attacher:v4.12.0' },
  'csi-provisioner': { package: 'github.com/kubernetes-csi/external-provisioner/v6/cmd/csi-provisioner', image: 'csi-provisioner:v6.2.0' },
  'csi-resizer': { package: 'github.com/kubernetes-csi/external-resizer/v2/cmd/csi-resizer', image: 'csi-resizer:v2.1.0' },
  'csi-snapshotter': { package: 'github.com/kubernetes-csi/external-snapshotter/v8/cmd/csi-snapshotter', image: 'csi-snapshotter:v8.5.0' },
};
const REGISTRAR = 'csi-node-driver-registrar';
export const REGISTRAR_IMAGE = `registry.k8s.io/sig-storage/${REGISTRAR}:v2.17.0`;
/** The whole name of an image of theirs. */
export const imageOf = ({ image }: { readonly image: string }) => `registry.k8s.io/sig-storage/${image}`;
/** No Go module proxy has ceph-csi: its sources, and those of the registrar, are given. */
const CSI_SOURCES = 'sources/ceph-csi/build.env';

/** The drivers of block volumes and filesystems are built, and not only the operator that would install them. */
const csiBuilt = () => existsSync(cached('csi-sidecars.tar'));

/** They run in the lab: where they are built, unless LAB_CSI is 0. */
export const hasCsi = () => csiBuilt() && process.env.LAB_CSI !== '0';

/** Rook's API types are a module of their own. Where no proxy serves it, the sources of the release are given. */
const ROOK_SOURCES = 'sources/rook/go.mod';

export const KUBE_STATE_METRICS = 'kube-state-metrics';

/** A driver that makes volumes when they are claimed. No Go module proxy has it: its sources, with all they are made of, are given. */
export const DYNAMIC_DRIVER = 'csi-driver-host-path';
const DYNAMIC_SOURCES = `sources/${DYNAMIC_DRIVER}/go.mod`;

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
    instead: ROOK_SOURCES,
    leaves: ['bin/rook'],
    takes: 'five minutes on two cores',
    make: () => goBuild(existsSync(cached(ROOK_SOURCES)) ? cached('sources', 'rook') : 'rook', 'github.com/rook/rook/cmd/rook', 'rook', ['-tags', 'ceph_preview', '-ldflags', '-s -w -X github.com/rook/rook/pkg/version.Version=v1.20.6']),
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
        images.push(`{"Entrypoint":["/${name}"]}`, imageOf(sidecar));
      }
      for (const name of [...Object.keys(SIDECARS), REGISTRAR]) run('install', ['-m', '755', cached('bin', name), join(root, name)]);
      run(join(LAB, 'image', 'archive.sh'), [root, cached('csi-sidecars.tar'), ...images, `{"Entrypoint":["/${REGISTRAR}"]}`, REGISTRAR_IMAGE]);
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
      await nice(join(LAB, 'image', 'archive.sh'), [cached('ceph0'), cached('ceph.tar'), `{${PATH}}`, CEPH_IMAGE,
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
        ...csiBuilt() ? [cached('csi-sidecars.tar')] : []);
    },
  },
];

/** What some proofs need beside the storage; they make it themselves. */
const BESIDE: readonly Artefact[] = [
  {
    name: 'kube-state-metrics',
    from: ['go/kube-state-metrics'],
    leaves: [`bin/${KUBE_STATE_METRICS}`],
    takes: 'four minutes on two cores',
    // The checksum database does not know these modules; their hashes are pinned in go.sum all the same.
    make: () => goBuild('kube-state-metrics', 'k8s.io/kube-state-metrics/v2', KUBE_STATE_METRICS, ['-ldflags', '-s -w'], { GONOSUMDB: 'k8s.io/kube-state-metrics/v2,k8s.io/sample-controller' }),
  },
  {
    name: 'logs',
    from: ['go/victoria-logs', 'image/archive.sh'],
    leaves: ['logs.tar'],
    takes: 'two minutes on two cores',
    make: async () => {
      const root = cached('logs'), images: string[] = [];
      rmSync(root, { recursive: true, force: true });
      mkdirSync(root);
      for (const program of ['vlagent', 'victoria-logs']) {
        await goBuild('victoria-logs', `github.com/VictoriaMetrics/VictoriaLogs/app/${program}`, program, ['-ldflags', '-s -w']);
        run('install', ['-m', '755', cached('bin', program), join(root, program)]);
        images.push(`{"Entrypoint":["/${program}"]}`, `quay.io/victoriametrics/${program}:v1.52.1`);
      }
      run(join(LAB, 'image', 'archive.sh'), [root, cached('logs.tar'), ...images]);
    },
  },
  {
    name: 'applications',
    from: ['image/applications.sh', 'image/postgres-entrypoint.sh', 'image/archive.sh'],
    after: ['debian'],
    leaves: ['applications.tar'],
    takes: 'two minutes on two cores',
    make: async () => {
      await unshared('applications.sh', cached('base0'), cached('applications0'));
      await nice(join(LAB, 'image', 'archive.sh'), [cached('applications0'), cached('applications.tar'), `{${PATH},"Entrypoint":["/usr/local/bin/postgres-entrypoint.sh"]}`, 'docker.io/library/postgres:17',
        `{${PATH}}`, 'docker.io/library/nginx:1.27', `{${PATH},"Entrypoint":["docker-registry"],"Cmd":["serve","/etc/docker/registry/config.yml"]}`, 'docker.io/library/registry:2.8.3']);
    },
  },
  {
    name: DYNAMIC_DRIVER,
    from: [],
    given: DYNAMIC_SOURCES,
    leaves: [`bin/${DYNAMIC_DRIVER}`],
    takes: 'two minutes on two cores',
    make: () => goBuild(cached('sources', DYNAMIC_DRIVER), './cmd/hostpathplugin', DYNAMIC_DRIVER, ['-ldflags', '-s -w'], { GOFLAGS: '-mod=vendor -buildvcs=false' }),
  },
];

/** Make whatever is missing or was made from something else: all that the storage takes, or some by name with what they are made from. */
export const makeArtefacts = (names?: readonly string[]) => make(ARTEFACTS, names);

/** Make what a proof needs beside the storage, with what that is made from. */
export const makeBeside = (name: typeof KUBE_STATE_METRICS | typeof DYNAMIC_DRIVER | 'logs' | 'applications') => make([...ARTEFACTS, ...BESIDE], [name]);

/** Take what stands in the cache for made, after a change that does not matter to it. */
export const adoptArtefacts = () => adopt([...ARTEFACTS, ...BESIDE]);
