import { JsonPatch } from 'cdk8s';
import { BlockPool, DeviceClass, ErasureCodeAlgorithm, FailureDomain, Phase, Redundancy } from '../../src';
import type { BlockPoolProps } from '../../src';
import { phaseOf } from '../../src/core/render';
import { FakeHost, hosts } from '../support/fake-cluster';
import { codes, finding, object, refused, stage } from '../support/services';

function pool(props: Partial<BlockPoolProps> = {}, on: FakeHost[] | undefined = hosts(7), id = 'vms') {
  const { chart, cluster } = stage(on);
  return { chart, cluster, block: new BlockPool(chart, id, { cluster, ...props }) };
}

const CODED = { redundancy: Redundancy.erasureCoded(4, 2) };

describe('a replicated block pool', () => {
  it('is one object in the namespace of the cluster, named by its id', () => {
    expect(object(pool().chart, 'CephBlockPool').metadata).toMatchObject({ name: 'vms', namespace: 'storage' });
  });

  it('takes another name', () => {
    expect(object(pool({ name: 'disks' }).chart, 'CephBlockPool').metadata.name).toBe('disks');
  });

  it('is left alone by tools that prune', () => {
    expect(object(pool().chart, 'CephBlockPool').metadata.annotations).toHaveProperty(['argocd.argoproj.io/sync-options']);
  });

  it('is applied with the services', () => {
    expect(phaseOf(pool().block.node.findChild('Resource'))).toBe(Phase.SERVICES);
  });

  it('renders statistics of images by their wire name', () => {
    expect(object(pool({ enableRbdStats: true }).chart, 'CephBlockPool').spec.enableRBDStats).toBe(true);
  });

  it('holds its data itself', () => {
    expect(pool().block.dataPoolName).toBe('vms');
  });

  it('serves claims from itself', () => {
    expect(pool().block._provisioning()).toMatchObject({
      kind: 'block',
      provisioner: 'rook-ceph.rbd.csi.ceph.com',
      parameters: {
        'clusterID': 'storage',
        'pool': 'vms',
        'imageFormat': '2',
        'imageFeatures': 'layering,fast-diff,object-map,deep-flatten,exclusive-lock',
        'csi.storage.k8s.io/fstype': 'ext4',
        'csi.storage.k8s.io/provisioner-secret-name': 'rook-csi-rbd-provisioner',
        'csi.storage.k8s.io/controller-publish-secret-namespace': 'storage',
        'csi.storage.k8s.io/node-stage-secret-name': 'rook-csi-rbd-node',
      },
      snapshotParameters: {
        'clusterID': 'storage',
        'csi.storage.k8s.io/snapshotter-secret-name': 'rook-csi-rbd-provisioner',
        'csi.storage.k8s.io/snapshotter-secret-namespace': 'storage',
      },
    });
  });

  it('names no data pool to claims', () => {
    expect(pool().block._provisioning().parameters).not.toHaveProperty('dataPool');
  });

  it('keeps a patch of a field that no type knows', () => {
    const { chart, block } = pool();
    block.patch(JsonPatch.add('/spec/novelty', 1));
    expect(object(chart, 'CephBlockPool').spec.novelty).toBe(1);
  });
});

describe('an erasure coded block pool', () => {
  it('has a data pool named after its profile', () => {
    expect(object(pool(CODED).chart, 'CephBlockPool', 'vms-k4m2').spec.erasureCoded).toEqual({ dataChunks: 4, codingChunks: 2 });
  });

  it('names everything that makes another profile', () => {
    const redundancy = Redundancy.erasureCoded(4, 2, { algorithm: ErasureCodeAlgorithm.ISA });
    expect(pool({ redundancy }).block.dataPoolName).toBe('vms-k4m2-isa');
  });

  it('has a replicated pool for the metadata of images', () => {
    expect(object(pool(CODED).chart, 'CephBlockPool', 'vms-metadata').spec.replicated).toEqual({ size: 3, requireSafeReplicaSize: true });
  });

  it('keeps metadata apart like the data', () => {
    const racked = hosts(7).map((host, i) => ({ ...host, topology: { rack: `r${i}` } }));
    const { chart } = pool({ ...CODED, failureDomain: FailureDomain.RACK }, racked);
    expect(object(chart, 'CephBlockPool', 'vms-metadata').spec.failureDomain).toBe('rack');
  });

  it('keeps metadata on the class of the data', () => {
    const { chart } = pool({ ...CODED, deviceClass: DeviceClass.HDD }, hosts(7, 'hdd', 'ssd'));
    expect(object(chart, 'CephBlockPool', 'vms-metadata').spec.deviceClass).toBe('hdd');
  });

  it('keeps metadata on a class of its own if asked', () => {
    const { chart } = pool({ ...CODED, deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.SSD }, hosts(7, 'hdd', 'ssd'));
    expect(object(chart, 'CephBlockPool', 'vms-metadata').spec.deviceClass).toBe('ssd');
  });

  it('does not give the limits of the data to the metadata', () => {
    expect(object(pool({ ...CODED, maxObjects: 5 }).chart, 'CephBlockPool', 'vms-metadata').spec).not.toHaveProperty('quotas');
  });

  it('serves claims from both pools', () => {
    expect(pool(CODED).block._provisioning().parameters).toMatchObject({ pool: 'vms-metadata', dataPool: 'vms-k4m2' });
  });

  it('tells both pools to later rules', () => {
    expect(pool(CODED).block._pools().map(({ name, holds }) => [name, holds])).toEqual([['vms-k4m2', 'data'], ['vms-metadata', 'metadata']]);
  });

  it('speaks of the class of the metadata by the name of its property', () => {
    const { chart } = pool({ ...CODED, deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.NVME }, hosts(7, 'hdd', 'ssd'));
    expect(finding(chart, 'pool/device-class-empty').property).toBe('metadataDeviceClass');
  });
});

describe('block-pool/name', () => {
  it.each(['.mgr', 'VMs', 'my_pool', 'x'.repeat(64)])('refuses %p', name => {
    const { chart } = pool({ name });
    expect(codes(chart)).toEqual(['block-pool/name']);
    expect(refused(chart)).toBe(true);
  });

  it('refuses a name that erasure coding makes too long', () => {
    expect(codes(pool({ ...CODED, name: 'x'.repeat(60) }).chart)).toEqual(['block-pool/name']);
  });

  it('accepts a label', () => expect(codes(pool({ name: 'vms-2' }).chart)).toEqual([]));
});

describe('a block pool of another app', () => {
  it('renders nothing and serves claims', () => {
    const { chart, cluster } = stage();
    const block = BlockPool.fromBlockPoolName(chart, 'theirs', cluster, 'images', 'images-data');
    expect(chart.toJson()).toEqual([]);
    expect(block._provisioning().parameters).toMatchObject({ pool: 'images', dataPool: 'images-data' });
    expect(block._pools()).toEqual([]);
  });
});
