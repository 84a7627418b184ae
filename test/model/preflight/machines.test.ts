import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureOf } from '../../../src/model/inventory';
import { stateOf } from '../../../src/model/manifests';
import { preflight } from '../../../src/model/preflight';
import { exampleNames, readGolden } from '../../../tools/lib/examples';
import { objectsOf } from '../../../tools/lib/summary/objects';

interface Machine {
  readonly lsblk: unknown;
  readonly links: Record<string, string[]>;
  readonly expected: readonly { readonly path: string; readonly offerable: boolean; readonly use?: string }[];
}

const MACHINES = join(__dirname, '..', 'inventory', 'machines');
const machines = readdirSync(MACHINES).map((file): [string, Machine] => [file.replace('.json', ''), JSON.parse(readFileSync(join(MACHINES, file), 'utf8'))]);

/** A stack with one OSD on one device of a host, of unknown size. */
function stackOn(path: string) {
  const template = { metadata: { name: 'data' }, spec: { volumeName: 'pv', storageClassName: 'disks', volumeMode: 'Block', resources: { requests: { storage: '1Ti' } } } };
  return stateOf([
    { apiVersion: 'ceph.rook.io/v1', kind: 'CephCluster', metadata: { name: 'ceph', namespace: 'rook-ceph' }, spec: { storage: { storageClassDeviceSets: [{ name: 'set', count: 1, volumeClaimTemplates: [template] }] } } },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'pv' },
      spec: { local: { path }, nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-a'] }] }] } } },
    },
  ]);
}

/** What is said of a device, where nothing of Ceph is there. */
function saidOf({ lsblk, links }: Machine, path: string): string[] {
  const { findings } = preflight(stackOn(path), { cephClusters: [], pvs: [], pvcs: [], deployments: [], captures: new Map([['node-a', captureOf('node-a', lsblk, links)]]) });
  return findings.filter(({ code, severity }) => code.startsWith('preflight/device-') && severity === 'error').map(({ code }) => code);
}

const nameIn = (use: string) => {
  const [, group, volume] = /^LocalVolume\.logicalVolume\('(.+)', '(.+)'\)$/.exec(use) ?? [];
  return group === undefined ? use : `/dev/${group}/${volume}`;
};

describe.each(machines)('%s', (_name, machine) => {
  test('what the inventory offers is accepted under the name that it tells', () => {
    expect(machine.expected.filter(({ offerable, use }) => offerable && use !== undefined).map(({ use }) => saidOf(machine, nameIn(use!))).flat()).toEqual([]);
  });
  test('what the inventory does not offer is refused, once', () => {
    expect(machine.expected.filter(({ offerable }) => !offerable).map(({ path }) => [path, saidOf(machine, path)]).filter(([, codes]) => codes.length === 0)).toEqual([]);
  });
});

test.each(exampleNames())('of the example %s nothing is found and much is not judged where nothing was asked', name => {
  const objects = [...readGolden(name)].filter(([file]) => file.endsWith('.yaml')).flatMap(([, text]) => objectsOf(text));
  const { findings, notJudged } = preflight(stateOf(objects), { captures: new Map() });
  expect(findings).toEqual([]);
  expect(notJudged.length).toBeGreaterThan(8);
});
