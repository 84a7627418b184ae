import { dangling, Placed, references } from './references';
import { exampleNames, phasesOf, readGolden } from '../../tools/lib/examples';

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
const ASKED_FOR: Record<string, string[]> = {
  'argo-cd': ['Namespace/argocd'],
  'benchmark': ['StorageClass/local-vg0'],
  'flux': ['Namespace/flux-system'],
  'monitoring': ['Namespace/monitoring'],
  'on-existing-storageclass': ['StorageClass/cloud-block-retain'],
  // The driver for NFS has to be turned on; the rest, which the toolbox uses, comes with Rook and its cluster.
  'nfs-and-tenants': [
    `Driver/${OPERATOR}.nfs.csi.ceph.com`, `ServiceAccount/${OPERATOR}/rook-ceph-default`,
    `ConfigMap/${OPERATOR}/rook-ceph-mon-endpoints`, `ConfigMap/${OPERATOR}/rook-config-override`,
  ],
};

const INSTALLS_THE_OPERATOR = ['argo-cd', 'flux', 'full-install'];

describe.each(exampleNames())('in %s', name => {
  const installs = INSTALLS_THE_OPERATOR.includes(name);
  const ofOthers = [...MADE_BY_ROOK, ...WITH_KUBERNETES, ...installs ? [] : WITH_THE_OPERATOR, ...ASKED_FOR[name] ?? []];

  test('every class, pool, secret, namespace and volume referred to is defined before, or is known to be made by others', () => {
    expect(dangling(placedObjects(name), ofOthers)).toEqual([]);
  });

  test('what is asked of others is really used', () => {
    const used = new Set(placedObjects(name).flatMap(references).map(({ to }) => to));
    expect((ASKED_FOR[name] ?? []).filter(target => !used.has(target))).toEqual([]);
  });
});

describe('the check itself', () => {
  const objects = placedObjects('quickstart');
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

function placedObjects(name: string): Placed[] {
  // CSI drivers are known by their name alone, wherever their object stands.
  const placed = (object: any) => object.kind === 'Driver' ? { ...object, metadata: { name: object.metadata.name } } : object;
  return phasesOf(readGolden(name)).flatMap(({ file, objects }) => objects.map(object => ({ file, object: placed(object) })));
}
