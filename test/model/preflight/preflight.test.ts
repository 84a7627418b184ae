import { Size } from 'cdk8s';
import { CASES, disk, FSID, running, TOLERATED } from './lib/cases';
import { answersOf, devicesOf, Good, goodAnswers, goodStack, partsOf, StackOptions, textOf } from './lib/good';
import { CephVersion, DeviceClass, LocalVolume, Monitors } from '../../../src';
import { readCapture } from '../../../src/model/inventory';
import { preflight, PREFLIGHT_RULES, PreflightAnswers } from '../../../src/model/preflight';

const GOOD = goodStack();

/** What is said of a stack once the good case is spoilt. */
function said(spoil: (answers: Good) => void = () => undefined, stack?: StackOptions) {
  const answers = goodAnswers();
  spoil(answers);
  return preflight(stack === undefined ? GOOD : goodStack(stack), answersOf(answers));
}

const codes = ({ findings }: ReturnType<typeof said>) => findings.map(({ code }) => code);

test('a good case is clean, and all of it is judged', () => {
  const { findings, notJudged } = said();
  expect(findings).toEqual([]);
  expect(notJudged).toEqual([]);
});

test('every rule is broken by a case', () => expect(Object.keys(CASES).sort()).toEqual(PREFLIGHT_RULES.map(({ code }) => code).sort()));

test.each(Object.entries(CASES))('%s is told alone, once, and at its place', (code, { stack, spoil, at }) => {
  const { findings } = said(spoil, stack);
  expect(findings.map(each => [each.code, each.path])).toEqual([[code, at]]);
  const [{ severity, reason, fix, value }] = findings;
  expect(severity).toBe(PREFLIGHT_RULES.find(each => each.code === code)!.severity);
  for (const text of [reason, fix, value]) expect(text).not.toMatch(/undefined|NaN|\[object/);
});

describe('A node', () => {
  test('that is missing is told with names that may be meant', () => {
    const { findings: [{ fix }] } = said(({ nodes }) => {Object.assign(nodes.items[1].metadata, { name: 'node-b.example.com', labels: {} });});
    expect(fix).toBe('Name the host as its node: node-b.example.com');
  });
  test('may have another name, where its label is that of the host', () => {
    expect(codes(said(({ nodes }) => {nodes.items[1].metadata.name = 'ip-10-0-0-2';}))).toEqual([]);
  });
  test('may have a taint that the stack tolerates, or that only asks to be avoided', () => {
    const taint = (effect: string) => ({ nodes }: Good) => {nodes.items[1].spec.taints = [{ key: 'gpu', value: 'yes', effect }];};
    expect(codes(said(taint('NoSchedule'), { host: () => ({ taints: [TOLERATED] }) }))).toEqual([]);
    expect(codes(said(taint('NoExecute'), { host: () => ({ taints: [TOLERATED] }) }))).toEqual(['preflight/node-tainted']);
    expect(codes(said(taint('PreferNoSchedule')))).toEqual([]);
  });
});

describe('A kernel', () => {
  test.each([['5.11.0', []], ['7.0.0', []], ['5.10.9-generic', ['preflight/kernel-features']]])('%s is compared by number', (kernel, expected) => {
    const stack = { cluster: { network: undefined } };
    const { findings } = said(({ nodes }) => {nodes.items[0].status.nodeInfo.kernelVersion = kernel;}, {
      ...stack, edit: objects => {objects.find(({ kind }) => kind === 'CephCluster').spec.network = { connections: { encryption: { enabled: true } } };},
    });
    expect(findings.map(({ code }) => code)).toEqual(expected);
  });
  test('of RHEL 8 is not judged by its number', () => {
    const { findings, notJudged } = said(({ nodes }) => {nodes.items[0].status.nodeInfo.kernelVersion = '4.18.0-553.el8_10.x86_64';});
    expect(findings).toEqual([]);
    expect(notJudged).toEqual([{ want: 'what a kernel of RHEL can do is not told by its number', codes: ['preflight/kernel-features'], paths: ['Kubernetes'] }]);
  });
  test('must know long keys where the kind of keys is not said and Ceph makes them', () => {
    const edit = (objects: any[]) => {delete objects.find(({ kind }) => kind === 'CephCluster').spec.security;};
    const old = ({ nodes }: Good) => {nodes.items[0].status.nodeInfo.kernelVersion = '6.12.0';};
    expect(codes(said(old, { edit }))).toEqual(['preflight/kernel-keys']);
    expect(codes(said(old, { edit, cluster: { cephVersion: CephVersion.of('quay.io/ceph/ceph:v19.2.3') } }))).toEqual([]);
  });
});

describe('A device', () => {
  test('that is there under another name is told with that name', () => {
    const { findings } = said(({ captures }) => {captures.get('node-b')!.links = '/dev/disk/by-id/ata-DISK_S /dev/sdb\n/dev/vg0/ceph /dev/dm-0';});
    expect(findings.map(({ code, reason, fix }) => [code, reason, fix])).toEqual([['preflight/device-missing', 'the device with this identity has another name', "Name it '/dev/disk/by-id/ata-DISK_S'"]]);
  });
  test('that carries the OSD that the cluster has there is no finding: by its label, or by its daemon where the label could not be read', () => {
    expect(codes(said(running))).toEqual([]);
    expect(codes(said(answers => running(answers, { runs: false })))).toEqual([]);
    expect(codes(said(answers => running(answers, { fsid: null })))).toEqual([]);
  });
  test('that carries the OSD of another cluster is refused, whatever the objects say', () => {
    const { findings } = said(answers => running(answers, { fsid: FSID.replace('1', '2') }));
    expect(findings.map(({ code, value }) => [code, value])).toEqual([['preflight/device-former-osd', `an OSD of the cluster ${FSID.replace('1', '2')}`]]);
  });
  test('is not judged where neither its label nor its daemon tells whose OSD it is', () => {
    const { findings, notJudged } = said(answers => running(answers, { runs: false, fsid: null }));
    expect(findings).toEqual([]);
    expect(notJudged.map(({ codes: [code], paths }) => [code, paths])).toEqual([['preflight/device-former-osd', ['host node-b']]]);
  });
  test('of which no signature could be seen is not taken for empty', () => {
    const { findings, notJudged } = said(({ captures }) => {
      const blind = JSON.parse(JSON.stringify(devicesOf('node-b')), (key, value) => ['fstype', 'pttype'].includes(key) ? null : value);
      captures.get('node-b')!.lsblk = JSON.stringify({ blockdevices: blind });
    });
    expect(findings).toEqual([]);
    expect(notJudged.flatMap(question => question.codes)).toEqual(expect.arrayContaining(['preflight/device-former-osd', 'preflight/device-not-empty']));
  });
  test('with leftovers of an OSD that ceph-volume has made on LVM is refused once', () => {
    const child = { path: '/dev/mapper/ceph--1-osd--block--1', kname: 'dm-7', type: 'lvm', size: 2 ** 40, fstype: 'ceph_bluestore' };
    expect(codes(said(disk({ fstype: 'LVM2_member', children: [child] })))).toEqual(['preflight/device-former-osd']);
  });
  test('that is encrypted and carries the OSD that the cluster has there is no finding while its daemon runs', () => {
    const open = (runs: boolean) => (answers: Good) => {
      running(answers, { runs, fsid: null });
      disk({ fstype: 'crypto_LUKS', children: [{ path: '/dev/mapper/set1-block-dmcrypt', kname: 'dm-9', type: 'crypt', size: 4000 * 2 ** 30 }] })(answers);
    };
    expect(said(open(true))).toEqual({ findings: [], notJudged: [] });
    expect(codes(said(open(false)))).toEqual([]);
    expect(said(open(false)).notJudged.flatMap(question => question.codes)).toEqual(['preflight/device-in-use']);
  });
  test('of a monitor that runs there is no finding', () => {
    const more = { host: () => ({ monitor: LocalVolume.logicalVolume('vg0', 'mon', { name: 'mon', size: Size.gibibytes(20) }) }), cluster: { monitors: Monitors.onLocalVolumes() } };
    const spoil = (isOurs: boolean) => (answers: Good) => {
      for (const host of ['node-a', 'node-b', 'node-c']) {
        const [system, own] = devicesOf(host), parts = answers.captures.get(host)!;
        system.children[1].children.push({ path: '/dev/mapper/vg0-mon', kname: 'dm-1', type: 'lvm', size: 20 * 2 ** 30, fstype: 'ext4', mountpoints: ['/var/lib/kubelet/pods/1/volumes/mon'] });
        Object.assign(parts, { lsblk: JSON.stringify({ blockdevices: [system, own] }), links: `${parts.links}\n/dev/vg0/mon /dev/dm-1` });
        answers.pvs.items.push({
          metadata: { name: `disks--${host}--mon` },
          spec: {
            local: { path: '/dev/vg0/mon' },
            claimRef: { namespace: 'rook-ceph', name: `rook-ceph-mon-${host}` },
            nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [host] }] }] } },
          },
          status: { phase: 'Bound' },
        });
        if (isOurs) answers.pvcs.items.push({ metadata: { name: `rook-ceph-mon-${host}`, namespace: 'rook-ceph' }, spec: {} });
      }
      running(answers);
      answers.captures.get('node-b')!.lsblk = JSON.stringify({ blockdevices: JSON.parse(answers.captures.get('node-a')!.lsblk).blockdevices.slice(0, 1).concat(devicesOf('node-b')[1]) });
    };
    expect(codes(said(spoil(true), more))).toEqual([]);
    expect(codes(said(spoil(false), more))).toEqual(['preflight/device-in-use', 'preflight/device-in-use', 'preflight/device-in-use']);
  });
  test('that a cluster names itself is judged, too', () => {
    const edit = (objects: any[]) => {objects.find(({ kind }) => kind === 'CephCluster').spec.storage = { nodes: [{ name: 'node-b', devices: [{ name: '/dev/disk/by-id/wwn-0x5000c500a1b2c3ee' }] }] };};
    expect(said(undefined, { edit }).findings.map(({ code, path, property }) => [code, path, property])).toEqual([['preflight/device-missing', 'host node-b', '/dev/disk/by-id/wwn-0x5000c500a1b2c3ee']]);
  });
  test('that is created is not missed, and a group without volumes is not judged', () => {
    const more = (name: string) => name === 'node-b' ? [LocalVolume.logicalVolume('vg9', 'new', { name: 'new', size: Size.gibibytes(100), deviceClass: DeviceClass.SSD, create: true })] : [];
    const { findings, notJudged } = said(undefined, { more });
    expect(findings).toEqual([]);
    expect(notJudged).toEqual([{ want: 'the capture does not show the room in a volume group of which no volume is there', codes: ['preflight/group-room'], paths: ['host node-b'] }]);
  });
});

describe('What was not answered', () => {
  test('is told of a host that was not captured', () => {
    const { findings, notJudged } = said(({ captures }) => {captures.delete('node-b');});
    expect(findings).toEqual([]);
    expect(notJudged).toEqual([expect.objectContaining({ want: 'no capture of the host was given', paths: expect.arrayContaining(['host node-b', 'Kubernetes']) })]);
  });
  test('is told of a capture of an older version, which holds devices only', () => {
    const { findings, notJudged } = said(({ captures }) => {
      const { host, lsblk, mounts, links } = partsOf('node-b');
      captures.set('node-b', { host, lsblk, mounts, links });
    });
    expect(findings).toEqual([]);
    expect(notJudged.flatMap(question => question.codes).sort()).toEqual(['preflight/clock-offset', 'preflight/clock-unsynchronized', 'preflight/former-files', 'preflight/former-monitors', 'preflight/kernel-module', 'preflight/mtu']);
  });
  test.each([[{ kind: 'Status', code: 403 }], [{ items: [], metadata: { continue: 'abc' } }], [{ items: [null] }], ['no JSON'], [null]])('is told of an answer that is no whole list: %j', nodes => {
    const { findings, notJudged } = said(answers => {answers.nodes = nodes;});
    expect(findings).toEqual([]);
    expect(notJudged.map(({ want }) => want)).toEqual(['the answer about nodes is no whole list of Kubernetes']);
  });
  test('is everything where nothing was asked', () => {
    const { findings, notJudged } = preflight(goodStack(), { captures: new Map() } as PreflightAnswers);
    expect(findings).toEqual([]);
    expect(notJudged.map(({ want }) => want).length).toBeGreaterThan(8);
  });
  test('is what a cluster that takes every node leaves open', () => {
    const edit = (objects: any[]) => {objects.find(({ kind }) => kind === 'CephCluster').spec.storage = { useAllNodes: true, useAllDevices: true };};
    expect(said(undefined, { edit }).notJudged.map(({ want }) => want)).toContain('which nodes and devices there are is known to Kubernetes only');
  });
});

test('a capture is read with all its parts', () => {
  const { kernel, modules, folders, clock, interfaces } = readCapture(textOf(partsOf('node-a')));
  expect({ kernel, modules: [...modules!], folders: [...folders!], clock, interfaces: interfaces!.map(({ name, mtu }) => [name, mtu]) }).toEqual({
    kernel: '7.0.1-generic',
    modules: [['rbd', 'loadable'], ['ceph', 'built-in'], ['nbd', 'missing'], ['dm_crypt', 'loaded']],
    folders: [['/var/lib/rook', []]],
    clock: { seconds: 1001.01, synchronized: true },
    interfaces: [['lo', 65536], ['eth0', 1500]],
  });
});
