import { Chart, Size } from 'cdk8s';
import { ImagePullPolicy, PersistentVolumeAccessMode, Service, StatefulSet } from 'cdk8s-plus-27';
import { StorageApp, StorageClass } from 'cdk8s-ceph';

// What those would write who use the storage and know the names of its classes only. LAB_GIBIBYTES and LAB_INSTANCES are the edits that
// the proofs make: larger claims, more instances.
const { LAB_NAMESPACE: namespace = 'default', LAB_GIBIBYTES = '1', LAB_INSTANCES = '1' } = process.env;
const size = Size.gibibytes(Number(LAB_GIBIBYTES));

const app = new StorageApp();
const shop = new Chart(app, 'shop', { namespace });
const [block, archive, files] = ['ceph-block', 'ceph-archive', 'ceph-files'].map(name => StorageClass.fromStorageClassName(shop, name, name));

block.claim(shop, 'orders', { size });
archive.claim(shop, 'history', { size });
files.claim(shop, 'uploads', { size, accessMode: PersistentVolumeAccessMode.READ_WRITE_MANY });

const user = 1000;
const carts = new StatefulSet(shop, 'carts', {
  metadata: { name: 'carts' },
  replicas: Number(LAB_INSTANCES),
  service: new Service(shop, 'carts-service', { metadata: { name: 'carts' }, clusterIP: 'None', ports: [{ port: 6379 }] }),
  securityContext: { user, group: user, fsGroup: user },
});
const instance = carts.addContainer({
  image: 'quay.io/ceph/ceph:v20.2.4',
  imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
  command: ['bash', '-c', 'trap exit TERM; [ -e /data/whose ] || hostname >/data/whose; sleep infinity & wait'],
  securityContext: { user, group: user },
  resources: {},
});
block.claimTemplate('data', { size: Size.gibibytes(1) }).addTo(carts, instance, '/data');

app.synth();
