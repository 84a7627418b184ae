import { CephCluster, DeviceClass, ObjectRealm, ObjectStore, ObjectZone, ObjectZoneGroup, Redundancy, StorageClass } from '../../src';
import type { ObjectRealmProps, ObjectStoreProps, ObjectZoneProps } from '../../src';
import { hosts } from '../support/fake-cluster';
import { codes, object, stage } from '../support/services';

interface Props {
  readonly realm?: Partial<ObjectRealmProps>;
  readonly group?: { readonly name?: string };
  readonly zone?: Partial<ObjectZoneProps>;
  readonly store?: Partial<ObjectStoreProps>;
}

function site(props: Props = {}) {
  const { chart, cluster } = stage(hosts(7));
  const realm = new ObjectRealm(chart, 'earth', { cluster, ...props.realm });
  const zoneGroup = new ObjectZoneGroup(chart, 'europe', { realm, ...props.group });
  const zone = new ObjectZone(chart, 'berlin', { zoneGroup, ...props.zone });
  const store = new ObjectStore(chart, 'store', { cluster, zone, ...props.store });
  return { chart, cluster, realm, zoneGroup, zone, store, of: (kind: string) => object(chart, kind) };
}

describe('a realm', () => {
  it('is one object in the namespace of the cluster, with nothing to say', () => {
    const realm = site().of('CephObjectRealm');
    expect(realm.metadata).toMatchObject({ name: 'earth', namespace: 'storage' });
    expect(realm).not.toHaveProperty('spec');
  });

  it('is pulled from another cluster if asked', () => {
    expect(site({ realm: { pullEndpoint: 'https://s3.example.com' } }).of('CephObjectRealm').spec).toEqual({ pull: { endpoint: 'https://s3.example.com' } });
  });

  it('is the default one if asked', () => expect(site({ realm: { isDefault: true } }).of('CephObjectRealm').spec).toEqual({ defaultRealm: true }));

  it('says where its keys are', () => expect(site().realm.keysSecretName).toBe('earth-keys'));
});

describe('a group of zones', () => {
  it('is in its realm', () => expect(site().of('CephObjectZoneGroup')).toMatchObject({ metadata: { name: 'europe', namespace: 'storage' }, spec: { realm: 'earth' } }));
});

describe('a zone', () => {
  it('has pools, and keeps them', () => {
    expect(site({ zone: { redundancy: Redundancy.erasureCoded(4, 2) } }).of('CephObjectZone').spec).toMatchObject({
      zoneGroup: 'europe',
      metadataPool: { failureDomain: 'host', replicated: { size: 3 } },
      dataPool: { failureDomain: 'host', erasureCoded: { dataChunks: 4, codingChunks: 2 }, parameters: { bulk: 'true' } },
      preservePoolsOnDelete: true,
    });
  });

  it('gives them up if asked', () => expect(site({ zone: { destroyDataOnDelete: true } }).of('CephObjectZone').spec.preservePoolsOnDelete).toBeUndefined());

  it('says where it is reached', () => {
    expect(site({ zone: { endpoints: ['https://s3.example.com'] } }).of('CephObjectZone').spec.customEndpoints).toEqual(['https://s3.example.com']);
  });

  it('has its pools judged like any other', () => {
    expect(codes(site({ zone: { redundancy: Redundancy.replicated(2) } }).chart)).toEqual(['pool/copies']);
    expect(codes(site({ zone: { deviceClass: DeviceClass.HDD } }).chart)).toContain('pool/device-class-undeclared');
  });

  it('tells later rules its pools', () => expect(site().zone._pools().map(({ name }) => name)).toContain('berlin.rgw.buckets.data'));

  it('may be one of another app', () => {
    const { chart, cluster } = stage(hosts(7));
    new ObjectStore(chart, 'store', { cluster, zone: ObjectZone.fromObjectZoneName(chart, 'theirs', cluster, 'paris') });
    expect(object(chart, 'CephObjectStore').spec.zone).toEqual({ name: 'paris' });
    expect(codes(chart)).toEqual([]);
  });
});

describe('a realm and a group of another app', () => {
  it('take zones', () => {
    const { chart, cluster } = stage(hosts(7));
    const realm = ObjectRealm.fromObjectRealmName(chart, 'realm', cluster, 'mars');
    new ObjectZone(chart, 'zone', { zoneGroup: ObjectZoneGroup.fromObjectZoneGroupName(chart, 'group', realm, 'north') });
    expect(object(chart, 'CephObjectZone').spec.zoneGroup).toBe('north');
    expect(codes(chart)).toEqual([]);
  });

  it('take groups', () => {
    const { chart, cluster } = stage(hosts(7));
    new ObjectZoneGroup(chart, 'group', { realm: ObjectRealm.fromObjectRealmName(chart, 'realm', cluster, 'mars') });
    expect(object(chart, 'CephObjectZoneGroup').spec.realm).toBe('mars');
  });
});

describe('a store over a zone', () => {
  it('has gateways and no pools', () => {
    const { spec } = site().of('CephObjectStore');
    expect(spec.zone).toEqual({ name: 'berlin' });
    expect(spec.gateway.instances).toBe(2);
    for (const key of ['metadataPool', 'dataPool', 'preservePoolsOnDelete']) expect(spec).not.toHaveProperty(key);
  });

  it('tells later rules of no pools', () => expect(site().store._pools()).toEqual([]));

  it('serves buckets as any other', () => {
    const { chart, store, of } = site();
    new StorageClass(chart, 'buckets', { backend: store });
    expect(of('StorageClass').parameters).toEqual({ objectStoreName: 'store', objectStoreNamespace: 'storage' });
    expect(codes(chart)).toEqual([]);
  });
});

describe('object-store/zone', () => {
  it.each([{ redundancy: Redundancy.replicated(3) }, { deviceClass: DeviceClass.SSD }, { destroyDataOnDelete: false }])('refuses options of pools beside a zone', store => {
    expect(codes(site({ store }).chart)).toEqual(['object-store/zone']);
  });

  it('refuses the zone of another cluster', () => {
    const { chart, zone } = site();
    const cluster = CephCluster.fromCephClusterAttributes(chart, 'other', { name: 'other', namespace: 'other' });
    new ObjectStore(chart, 'far', { cluster, zone });
    expect(codes(chart)).toEqual(['object-store/zone']);
  });

  it('accepts options of gateways', () => expect(codes(site({ store: { gateway: { instances: 3 } } }).chart)).toEqual([]));
});

describe('object-realm/name', () => {
  it.each(['Earth', 'a'.repeat(59)])('refuses %p', name => expect(codes(site({ realm: { name } }).chart)).toEqual(['object-realm/name']));
  it('accepts a label', () => expect(codes(site({ realm: { name: 'a'.repeat(58) } }).chart)).toEqual([]));
});

describe('object-realm/pull-endpoint', () => {
  it.each(['s3.example.com', 'ftp://s3.example.com', 'https://'])('refuses %p', pullEndpoint => expect(codes(site({ realm: { pullEndpoint } }).chart)).toEqual(['object-realm/pull-endpoint']));
  it('accepts a URL', () => expect(codes(site({ realm: { pullEndpoint: 'http://10.2.105.133:80' } }).chart)).toEqual([]));
});

describe('object-realm/several-defaults', () => {
  it('refuses two', () => {
    const { chart, cluster } = site({ realm: { isDefault: true } });
    new ObjectRealm(chart, 'mars', { cluster, isDefault: true });
    expect(codes(chart)).toEqual(['object-realm/several-defaults', 'object-realm/several-defaults']);
  });

  it('accepts one', () => {
    const { chart, cluster } = site({ realm: { isDefault: true } });
    new ObjectRealm(chart, 'mars', { cluster });
    expect(codes(chart)).toEqual([]);
  });
});

describe('object-zone-group/name', () => {
  it('refuses what is no label', () => expect(codes(site({ group: { name: 'Europe' } }).chart)).toEqual(['object-zone-group/name']));
  it('accepts a label', () => expect(codes(site().chart)).toEqual([]));
});

describe('object-zone/name', () => {
  it('refuses what is no label', () => expect(codes(site({ zone: { name: 'Berlin' } }).chart)).toEqual(['object-zone/name']));
  it('accepts a label', () => expect(codes(site().chart)).toEqual([]));
});

describe('object-zone/endpoint', () => {
  it('refuses what is no URL', () => expect(codes(site({ zone: { endpoints: ['s3.example.com'] } }).chart)).toEqual(['object-zone/endpoint']));
  it('accepts a URL', () => expect(codes(site({ zone: { endpoints: ['https://s3.example.com:8443'] } }).chart)).toEqual([]));
});

describe('policy/pool-name', () => {
  it('refuses a store that would write to the pools of the zone', () => {
    const { chart, cluster } = site();
    new ObjectStore(chart, 'berlin-2', { cluster, name: 'berlin' });
    expect(codes(chart)).toEqual(['policy/pool-name']);
  });

  it('accepts a store over the zone, even of the same name', () => expect(codes(site({ store: { name: 'berlin' } }).chart)).toEqual([]));
});
