import { BlockPool, CephClient, CephDaemon, CephFilesystem, CephVersion, CephxKeyType, ClientAccess, ObjectStore, Redundancy } from '../../src';
import type { CephClientProps } from '../../src';
import { hosts } from '../support/fake-cluster';
import { clusterOn, codesAt, disks } from '../support/layouts';
import { codes, object, stage } from '../support/services';

const READ = ClientAccess.of(CephDaemon.MON, 'allow r');

function client(props: Partial<CephClientProps> = {}, id = 'backup') {
  const { chart, cluster } = stage(hosts(7));
  return { chart, cluster, client: new CephClient(chart, id, { cluster, access: [READ], ...props }) };
}
function caps(access: (services: { vms: BlockPool; coded: BlockPool; files: CephFilesystem }) => ClientAccess[]) {
  const { chart, cluster } = stage(hosts(7));
  const services = {
    vms: new BlockPool(chart, 'vms', { cluster }),
    coded: new BlockPool(chart, 'coded', { cluster, redundancy: Redundancy.erasureCoded(4, 2) }),
    files: new CephFilesystem(chart, 'files', { cluster }),
  };
  new CephClient(chart, 'backup', { cluster, access: access(services) });
  expect(codes(chart)).toEqual([]);
  return object(chart, 'CephClient').spec.caps;
}

describe('a client', () => {
  it('is one object in the namespace of the cluster', () => expect(object(client().chart, 'CephClient').metadata).toMatchObject({ name: 'backup', namespace: 'storage' }));

  it('has a key that every kernel understands', () => expect(object(client().chart, 'CephClient').spec.security.cephx.keyType).toBe('aes'));

  it('has a newer key if asked', () => {
    expect(object(client({ keyType: CephxKeyType.AES256K }).chart, 'CephClient').spec.security.cephx.keyType).toBe('aes256k');
  });

  it('says where its key is', () => expect(client().client.secretName).toBe('rook-ceph-client-backup'));

  it('has its key elsewhere if asked', () => {
    const { chart, client: other } = client({ secretName: 'backup-key' });
    expect(other.secretName).toBe('backup-key');
    expect(object(chart, 'CephClient').spec.secretName).toBe('backup-key');
  });
});

describe('access', () => {
  it('to a block pool', () => {
    expect(caps(({ vms }) => [ClientAccess.readWrite(vms)])).toEqual({ mgr: 'profile rbd pool=vms', mon: 'profile rbd', osd: 'profile rbd pool=vms' });
  });

  it('to both pools of an erasure coded one', () => {
    expect(caps(({ coded }) => [ClientAccess.readWrite(coded)]).osd).toBe('profile rbd pool=coded-metadata, profile rbd pool=coded-k4m2');
  });

  it('to read a block pool', () => expect(caps(({ vms }) => [ClientAccess.readOnly(vms)]).osd).toBe('profile rbd-read-only pool=vms'));

  it('to a filesystem', () => {
    expect(caps(({ files }) => [ClientAccess.readWrite(files)])).toEqual({ mds: 'allow rw fsname=files', mon: 'allow r fsname=files', osd: 'allow rw tag cephfs data=files' });
  });

  it('to read a filesystem', () => expect(caps(({ files }) => [ClientAccess.readOnly(files)]).mds).toBe('allow r fsname=files'));

  it('to several things, said once each', () => {
    expect(caps(({ vms, coded }) => [ClientAccess.readWrite(vms), ClientAccess.readOnly(coded)])).toMatchObject({
      mon: 'profile rbd', osd: 'profile rbd pool=vms, profile rbd-read-only pool=coded-metadata, profile rbd-read-only pool=coded-k4m2',
    });
  });

  it('in the words of Ceph', () => expect(caps(() => [READ, ClientAccess.of(CephDaemon.OSD, 'allow r')])).toEqual({ mon: 'allow r', osd: 'allow r' }));
});

describe('ceph-client/name', () => {
  it.each([{ name: 'Backup' }, { secretName: 'a_b' }])('refuses %p', props => expect(codes(client(props).chart)).toEqual(['ceph-client/name']));
  it('accepts a label', () => expect(codes(client().chart)).toEqual([]));
});

describe('ceph-client/reserved', () => {
  it.each(['admin', 'rgw', 'rgw-a', 'rbd-mirror', 'rbd-mirror-peer', 'osd-1', 'bootstrap-osd', 'csi-rbd-node', 'crash'])('refuses %p', name => {
    expect(codes(client({ name }).chart)).toEqual(['ceph-client/reserved']);
  });
  it.each(['administrator', 'my-rgw', 'crasher', 'bootstrap', 'osd'])('accepts %p', name => expect(codes(client({ name }).chart)).toEqual([]));
});

describe('ceph-client/no-access', () => {
  it('refuses nothing at all', () => expect(codes(client({ access: [] }).chart)).toEqual(['ceph-client/no-access']));
  it('refuses a client that may not ask the monitors', () => {
    expect(codes(client({ access: [ClientAccess.of(CephDaemon.OSD, 'allow r')] }).chart)).toEqual(['ceph-client/no-access']);
  });
  it('refuses access to an object store', () => {
    const { chart, cluster } = stage(hosts(7));
    new CephClient(chart, 'backup', { cluster, access: [READ, ClientAccess.readWrite(new ObjectStore(chart, 'store', { cluster }))] });
    expect(codes(chart)).toEqual(['ceph-client/no-access']);
  });
  it('accepts some', () => expect(codes(client().chart)).toEqual([]));
});

describe('ceph-client/capability', () => {
  it.each(['', 'rw', 'allow', 'allow r,profile'])('refuses %p', capability => {
    expect(codes(client({ access: [READ, ClientAccess.of(CephDaemon.OSD, capability)] }).chart)).toEqual(['ceph-client/capability']);
  });
  it.each(['allow *', 'allow r pool=a, allow rw pool=b', 'profile rbd'])('accepts %p', capability => {
    expect(codes(client({ access: [READ, ClientAccess.of(CephDaemon.OSD, capability)] }).chart)).toEqual([]);
  });
});

describe('ceph-client/key-type', () => {
  const on = (cephVersion: CephVersion) => {
    const cluster = clusterOn(disks(4), { cephVersion });
    return codesAt(new CephClient(cluster.node.scope!, 'backup', { cluster, access: [READ], keyType: CephxKeyType.AES256K }));
  };
  it('refuses a new kind of key on an old release', () => expect(on(CephVersion.V19_2_3)).toEqual(['ceph-client/key-type']));
  it.each(['ceph:v20.2.4', 'ceph:v19.2.6', 'ceph:v20.3.0'])('accepts it on %s', image => expect(on(CephVersion.of(image))).toEqual([]));
});
