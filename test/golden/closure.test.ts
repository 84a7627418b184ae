import { parseAllDocuments } from 'yaml';
import { dangling, Placed, references } from './references';
import { exampleNames, readGolden } from '../../tools/lib/examples';

const OPERATOR = 'rook-ceph';

/** What Rook makes when it runs; no file of ours could hold it. */
const MADE_BY_ROOK = [
  ...['rbd', 'cephfs'].flatMap(driver => ['provisioner', 'node'].map(use => `Secret/${OPERATOR}/rook-csi-${driver}-${use}`)),
  // Buckets are served by the operator itself.
  `Driver/${OPERATOR}.ceph.rook.io/bucket`,
];

/** What comes with an operator that is there already. */
const WITH_THE_OPERATOR = [`Namespace/${OPERATOR}`, `Driver/${OPERATOR}.rbd.csi.ceph.com`, `Driver/${OPERATOR}.cephfs.csi.ceph.com`];

/** What every Kubernetes has. */
const WITH_KUBERNETES = ['Namespace/default'];

/** What the README of an example asks for. */
const ASKED_FOR: Record<string, string[]> = { 'on-existing-storageclass': ['StorageClass/cloud-block-retain'] };

const INSTALLS_THE_OPERATOR = ['full-install'];

describe.each(exampleNames())('in %s', name => {
  const installs = INSTALLS_THE_OPERATOR.includes(name);
  const ofOthers = [...MADE_BY_ROOK, ...WITH_KUBERNETES, ...installs ? [] : WITH_THE_OPERATOR, ...ASKED_FOR[name] ?? []];

  test('every class, pool, secret, namespace and volume referred to is defined before, or is known to be made by others', () => {
    expect(dangling(objectsOf(name), ofOthers)).toEqual([]);
  });

  test('what is asked of others is really used', () => {
    const used = new Set(objectsOf(name).flatMap(references).map(({ to }) => to));
    expect((ASKED_FOR[name] ?? []).filter(target => !used.has(target))).toEqual([]);
  });
});

describe('the check itself', () => {
  const objects = objectsOf('quickstart');
  const ofOthers = [...MADE_BY_ROOK, ...WITH_KUBERNETES, ...WITH_THE_OPERATOR];

  test.each([
    'PersistentVolume', 'StorageClass', 'CephBlockPool', 'CephFilesystem', 'CephObjectStore', 'CephCluster', 'PersistentVolumeClaim',
  ])('misses every %s that is left out', kind => {
    const left = objects.filter(({ object }) => object.kind !== kind);
    expect(dangling(left, ofOthers)).not.toEqual([]);
  });

  test.each(ofOthers)('misses %s when nobody vouches for it', target => {
    expect(dangling(objects, ofOthers.filter(other => other !== target)).every(line => line.endsWith(`-> ${target}`))).toBe(true);
    expect(dangling(objects, ofOthers.filter(other => other !== target))).not.toEqual([]);
  });

  test('sees what comes too late', () => {
    const late = objects.map(placed => placed.object.kind === 'PersistentVolume' ? { ...placed, file: '99-late.k8s.yaml' } : placed);
    expect(dangling(late, ofOthers).length).toBeGreaterThan(0);
    expect(dangling(late, ofOthers).every(line => line.endsWith('(defined too late)'))).toBe(true);
  });
});

function objectsOf(name: string): Placed[] {
  const golden = readGolden(name);
  const ours = [...golden].filter(([file]) => file.endsWith('.k8s.yaml'))
    .flatMap(([file, text]) => parseAllDocuments(text, { version: '1.1' }).map(document => ({ file, object: document.toJS() })));
  return [...inventory(golden.get('inventory.txt') ?? ''), ...ours];
}

/** Of what others wrote the golden files tell names only. */
function inventory(text: string): Placed[] {
  return text.split('\n').filter(Boolean).map(line => line.split(' ')).map(([file, kind, namespace, name]) => {
    // CSI drivers are known by their name alone, wherever their object stands.
    const metadata = kind === 'Driver' || namespace === '-' ? { name } : { namespace, name };
    return { file, object: { kind, metadata } };
  });
}
