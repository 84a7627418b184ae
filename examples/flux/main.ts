import { Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, Delivery, Host, LocalVolume, LocalVolumeSet, RookOperator, StorageApp, StorageClass } from 'cdk8s-ceph';

const app = new StorageApp({
  delivery: Delivery.flux({ path: 'out/flux' }),
});

const operator = new RookOperator(new Chart(app, 'operator'), 'rook');

const storage = new Chart(app, 'storage');

const disk = (wwn: string) => LocalVolume.disk(`/dev/disk/by-id/wwn-${wwn}`, { name: 'disk1', size: Size.tebibytes(4) });

const disks = new LocalVolumeSet(storage, 'disks', {
  hosts: [
    Host.named('node-a', { volumes: [disk('0x5000c500a1b2c301')] }),
    Host.named('node-b', { volumes: [disk('0x5000c500a1b2c302')] }),
    Host.named('node-c', { volumes: [disk('0x5000c500a1b2c303')] }),
    Host.named('node-d', { volumes: [disk('0x5000c500a1b2c304')] }),
  ],
});

const cluster = new CephCluster(storage, 'ceph', { operator, storage: [disks] });

const block = new StorageClass(storage, 'ceph-block', { backend: new BlockPool(storage, 'volumes', { cluster }), isDefault: true });

block.claim(new Chart(app, 'shop', { namespace: 'default' }), 'orders', { size: Size.gibibytes(50) });

app.synth();
