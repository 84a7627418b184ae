import { Size } from 'cdk8s';
import { DeviceClass, ObjectStore, Redundancy, UserAccess } from '../../src';
import type { ObjectStoreProps, ObjectStoreUserOptions } from '../../src';
import { FakeHost, hosts } from '../support/fake-cluster';
import { codes, finding, object, stage } from '../support/services';

function store(props: Partial<ObjectStoreProps> = {}, on: FakeHost[] | undefined = hosts(7), trial = false) {
  const { chart, cluster } = stage(on, trial);
  const objects = new ObjectStore(chart, 'backups', { cluster, ...props });
  return { chart, cluster, objects, spec: () => object(chart, 'CephObjectStore').spec };
}

describe('an object store', () => {
  it('is named by its id and lives in the namespace of the cluster', () => {
    expect(object(store().chart, 'CephObjectStore').metadata).toMatchObject({ name: 'backups', namespace: 'storage' });
  });

  it('keeps three copies of everything', () => {
    expect(store().spec()).toMatchObject({ metadataPool: { failureDomain: 'host', replicated: { size: 3 } }, dataPool: { failureDomain: 'host', replicated: { size: 3 } } });
  });

  it('codes the objects but not what it knows of them', () => {
    expect(store({ redundancy: Redundancy.erasureCoded(4, 2) }).spec()).toMatchObject({
      metadataPool: { replicated: { size: 3 } }, dataPool: { erasureCoded: { dataChunks: 4, codingChunks: 2 } },
    });
  });

  it('starts the pool of the objects at its full size', () => expect(store().spec().dataPool.parameters.bulk).toBe('true'));
  it('starts it small if asked', () => expect(store({ bulk: false }).spec().dataPool.parameters.bulk).toBe('false'));
  it('starts the other pools small', () => expect(store().spec().metadataPool.parameters).not.toHaveProperty('bulk'));

  it('keeps indexes on a class of their own if asked', () => {
    const { spec } = store({ deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.SSD }, hosts(4, 'hdd', 'ssd'));
    expect([spec().metadataPool.deviceClass, spec().dataPool.deviceClass]).toEqual(['ssd', 'hdd']);
  });

  it('leaves its pools when it goes', () => expect(store().spec().preservePoolsOnDelete).toBe(true));
  it('destroys them only if asked', () => expect(store({ destroyDataOnDelete: true }).spec().preservePoolsOnDelete).toBeUndefined());

  it('tells all its pools to later rules, by the names Ceph knows', () => {
    expect(store().objects._pools().map(({ name }) => name)).toEqual([
      'backups.rgw.buckets.data', 'backups.rgw.control', 'backups.rgw.meta', 'backups.rgw.log', 'backups.rgw.buckets.index', 'backups.rgw.buckets.non-ec',
      'backups.rgw.otp', '.rgw.root',
    ]);
  });

  it('tells what is wrong with all of them once', () => expect(codes(store({}, hosts(3)).chart)).toEqual(['pool/no-spare-domain']));

  it('serves claims for buckets by the provisioner of its cluster', () => {
    expect(store().objects._provisioning()).toEqual({
      kind: 'bucket', provisioner: 'storage.ceph.rook.io/bucket', parameters: { objectStoreName: 'backups', objectStoreNamespace: 'storage' },
    });
  });

  it('serves claims for buckets of another app', () => {
    const { chart, cluster } = stage();
    expect(ObjectStore.fromObjectStoreName(chart, 'theirs', cluster, 'media')._provisioning().parameters.objectStoreName).toBe('media');
    expect(chart.toJson()).toEqual([]);
  });
});

describe('the gateways', () => {
  it('are two on port 80', () => expect(store().spec().gateway).toMatchObject({ instances: 2, port: 80 }));
  it('are one in a trial', () => expect(store({}, hosts(1), true).spec().gateway.instances).toBe(1));

  it('are reached through a service', () => expect(store().objects.serviceName).toBe('rook-ceph-rgw-backups'));

  it('speak HTTPS with a certificate', () => {
    expect(store({ gateway: { port: 0, securePort: 443, certificateSecretName: 'tls' } }).spec().gateway).toMatchObject({ securePort: 443, sslCertificateRef: 'tls' });
  });

  it('get memory', () => {
    expect(store().spec().gateway.resources).toEqual({ requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '2Gi' } });
  });

  it('stand on different hosts', () => {
    expect(store().spec().gateway.placement.topologySpreadConstraints[0].labelSelector).toEqual({ matchLabels: { app: 'rook-ceph-rgw', rook_object_store: 'backups' } });
  });
});

describe('rules of object stores', () => {
  const judged = (props: Partial<ObjectStoreProps>) => codes(store(props).chart);

  it('accept the defaults', () => expect(judged({})).toEqual([]));
  it.each(['x'.repeat(39), 'my.store', ''])('object-store/name refuses %p', name => expect(judged({ name })).toEqual(['object-store/name']));
  it('object-store/name accepts 38 characters', () => expect(judged({ name: 'x'.repeat(38) })).toEqual([]));
  it.each([0, 1.5])('object-store/instances refuses %p', instances => expect(judged({ gateway: { instances } })).toEqual(['object-store/instances']));
  it('object-store/one-instance warns', () => expect(judged({ gateway: { instances: 1 } })).toEqual(['object-store/one-instance']));
  it('object-store/one-instance is silent in a trial', () => expect(codes(store({}, hosts(1), true).chart)).toEqual([]));
  it.each([-1, 65536, 80.5])('object-store/port refuses %p', port => expect(judged({ gateway: { port } })).toEqual(['object-store/port']));
  it('object-store/port refuses one port for both', () => {
    expect(judged({ gateway: { port: 443, securePort: 443, certificateSecretName: 'tls' } })).toEqual(['object-store/port']);
  });
  it('object-store/port accepts two ports', () => expect(judged({ gateway: { port: 8080, securePort: 443, certificateSecretName: 'tls' } })).toEqual([]));
  it('object-store/no-port refuses none at all', () => expect(judged({ gateway: { port: 0 } })).toEqual(['object-store/no-port']));
  it('object-store/certificate refuses HTTPS without', () => expect(judged({ gateway: { securePort: 443 } })).toEqual(['object-store/certificate']));
  it('object-store/certificate refuses one without HTTPS', () => expect(judged({ gateway: { certificateSecretName: 'tls' } })).toEqual(['object-store/certificate']));
});

describe('a user', () => {
  function user(options: ObjectStoreUserOptions = {}, id = 'restic') {
    const { chart, objects } = store();
    const added = objects.addUser(id, options);
    return { chart, added, spec: () => object(chart, 'CephObjectStoreUser').spec };
  }

  it('is named by its id and lives beside the store', () => {
    expect(object(user().chart, 'CephObjectStoreUser').metadata).toMatchObject({ name: 'restic', namespace: 'storage' });
  });

  it('belongs to the store', () => expect(user().spec()).toEqual({ store: 'backups', displayName: 'restic' }));
  it('finds its keys in a secret', () => expect(user().added.secretName).toBe('rook-ceph-object-user-backups-restic'));
  it('has limits', () => {
    expect(user({ maxBuckets: 3, maxObjects: 10, maxSize: Size.gibibytes(5) }).spec().quotas).toEqual({ maxBuckets: 3, maxObjects: 10, maxSize: '5Gi' });
  });
  it('has capabilities', () => {
    expect(user({ capabilities: { usage: UserAccess.READ, buckets: UserAccess.ALL } }).spec().capabilities).toEqual({ usage: 'read', buckets: '*' });
  });

  it('object-store-user/name refuses what is no label', () => expect(codes(user({ name: 'Restic' }).chart)).toEqual(['object-store-user/name']));
  it('object-store-user/capability refuses what the gateway does not know', () => {
    expect(finding(user({ capabilities: { everything: UserAccess.ALL } }).chart, 'object-store-user/capability').value).toBe("'everything'");
  });
  it('object-store-user/quota refuses nothing as a limit', () => expect(codes(user({ maxBuckets: 0 }).chart)).toEqual(['object-store-user/quota']));
  it('accepts the rest', () => {
    expect(codes(user({ displayName: 'Backups of everything', maxBuckets: 1, capabilities: { users: UserAccess.READ_WRITE } }).chart)).toEqual([]);
  });
});
