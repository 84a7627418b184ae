import type { Case, Objects } from './cases';
import { service } from './objects';

const trial = (objects: Objects) => { objects.cluster.metadata.annotations = { 'cdk8s-ceph/purpose': 'trial' }; };
const bucket = (objects: Objects, spec: object) => { objects.bucket = { apiVersion: 'objectbucket.io/v1alpha1', kind: 'ObjectBucketClaim', metadata: { name: 'photos', namespace: 'default' }, spec: { storageClassName: 'buckets', ...spec } }; };
const client = (objects: Objects, spec: object) => { objects.client = service('CephClient', 'backup', { caps: { mon: 'profile rbd', osd: 'profile rbd pool=vms' }, ...spec }); };

/** What breaks rules on filesystems, object stores, NFS servers and clients, and what comes near and does not. */
export const SERVICE_CASES: Record<string, { breaks: Case[]; passes: Case[] }> = {
  'ceph-filesystem/name': {
    breaks: [{ what: 'a name that begins with a digit', change: o => { o.files.metadata.name = '1st'; } }],
    passes: [{ what: 'a plain name', change: () => undefined }],
  },
  'ceph-filesystem/duplicate-data-pool': {
    breaks: [
      { what: 'two data pools of one name', change: o => { o.files.spec.dataPools.push({ ...o.files.spec.dataPools[0] }); } },
      { what: 'a data pool called like the metadata', change: o => { o.files.spec.dataPools[0].name = 'metadata'; } },
      { what: 'a name that Rook gives to another', change: o => { o.files.spec.dataPools = [{ ...o.files.spec.dataPools[0], name: 'data1' }, { ...o.files.spec.dataPools[0], name: undefined }]; } },
    ],
    passes: [{ what: 'two data pools without a name', change: o => { o.files.spec.dataPools = [0, 1].map(() => ({ ...o.files.spec.dataPools[0], name: undefined })); } }],
  },
  'ceph-filesystem/default-erasure-coded': {
    breaks: [{ what: 'chunks in the first data pool', change: o => { o.files.spec.dataPools[0] = { name: 'default', erasureCoded: { dataChunks: 2, codingChunks: 2 } }; } }],
    passes: [{ what: 'chunks in the second', change: o => { o.files.spec.dataPools.push({ name: 'coded', replicated: { size: 0 }, erasureCoded: { dataChunks: 2, codingChunks: 2 } }); } }],
  },
  'ceph-filesystem/active-servers': {
    breaks: [{ what: 'no server', change: o => { o.files.spec.metadataServer.activeCount = 0; } }],
    passes: [{ what: 'two servers', change: o => { o.files.spec.metadataServer.activeCount = 2; } }],
  },
  'ceph-filesystem/no-standby': {
    breaks: [{ what: 'nothing said of a standby', change: o => { delete o.files.spec.metadataServer.activeStandby; } }],
    passes: [{ what: 'no standby in a trial', change: o => { trial(o); o.files.spec.metadataServer.activeStandby = false; } }],
  },
  'ceph-filesystem/server-memory': {
    breaks: [{ what: 'servers in one GiB', change: o => { o.files.spec.metadataServer.resources = { limits: { memory: '1Gi' } }; } }],
    passes: [{ what: 'servers without a limit', change: o => { o.files.spec.metadataServer.resources = { requests: { memory: '1Gi' } }; } }],
  },
  'object-store/name': {
    breaks: [{ what: 'a long name', change: o => { o.store.metadata.name = 'n'.repeat(39); } }],
    passes: [{ what: 'a name of 38 characters', change: o => { o.store.metadata.name = o.user.spec.store = 'n'.repeat(38); } }],
  },
  'object-store/zone': {
    breaks: [{ what: 'pools beside a zone', change: o => { o.store.spec.zone = { name: 'zone' }; } }],
    passes: [{ what: 'empty pools beside a zone', change: o => { Object.assign(o.store.spec, { zone: { name: 'zone' }, metadataPool: {}, dataPool: {} }); } }],
  },
  'object-store/one-instance': {
    breaks: [{ what: 'one gateway', change: o => { o.store.spec.gateway.instances = 1; } }, { what: 'as many as Rook starts', change: o => { delete o.store.spec.gateway.instances; } }],
    passes: [
      { what: 'one gateway in a trial', change: o => { trial(o); o.store.spec.gateway.instances = 1; } },
      { what: 'gateways elsewhere', change: o => { o.store.spec.gateway = { port: 80, externalRgwEndpoints: [{ ip: '192.0.2.1' }] }; } },
    ],
  },
  'object-store/port': {
    breaks: [{ what: 'one port for both', change: o => { Object.assign(o.store.spec.gateway, { securePort: 80, sslCertificateRef: 'cert' }); } }],
    passes: [{ what: 'two ports', change: o => { Object.assign(o.store.spec.gateway, { securePort: 443, sslCertificateRef: 'cert' }); } }],
  },
  'object-store/no-port': {
    breaks: [{ what: 'a gateway without a port', change: o => { delete o.store.spec.gateway.port; } }],
    passes: [{ what: 'a secure port alone', change: o => { Object.assign(o.store.spec.gateway, { port: undefined, securePort: 443, sslCertificateRef: 'cert' }); } }],
  },
  'object-store/certificate': {
    breaks: [{ what: 'a secure port without a certificate', change: o => { o.store.spec.gateway.securePort = 443; } }],
    passes: [{ what: 'a certificate that the platform makes', change: o => { Object.assign(o.store.spec.gateway, { securePort: 443, service: { annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'cert' } } }); } }],
  },
  'object-zone/endpoint': {
    breaks: [{ what: 'an endpoint without a protocol', change: o => { o.zone = service('CephObjectZone', 'zone', { zoneGroup: 'group', customEndpoints: ['s3.example.com'] }); } }],
    passes: [{ what: 'a URL', change: o => { o.zone = service('CephObjectZone', 'zone', { zoneGroup: 'group', customEndpoints: ['https://s3.example.com'] }); } }],
  },
  'object-realm/pull-endpoint': {
    breaks: [{ what: 'a host alone', change: o => { o.realm = service('CephObjectRealm', 'realm', { pull: { endpoint: 's3.example.com' } }); } }],
    passes: [{ what: 'nothing pulled', change: o => { o.realm = service('CephObjectRealm', 'realm', {}); } }],
  },
  'object-realm/several-defaults': {
    breaks: [{ what: 'two default realms', change: o => { o.one = service('CephObjectRealm', 'one', { defaultRealm: true }); o.two = service('CephObjectRealm', 'two', { defaultRealm: true }); } }],
    passes: [{ what: 'default realms of two clusters', change: o => { o.one = service('CephObjectRealm', 'one', { defaultRealm: true }); o.two = service('CephObjectRealm', 'two', { defaultRealm: true }); o.two.metadata.namespace = 'other'; } }],
  },
  'object-store-user/quota': {
    breaks: [{ what: 'no object at all', change: o => { o.user.spec.quotas = { maxObjects: 0 }; } }],
    passes: [{ what: "the gateway's word for any number of buckets", change: o => { o.user.spec.quotas = { maxBuckets: -1, maxSize: '10G' }; } }],
  },
  'object-store-user/capability': {
    breaks: [{ what: 'a capability that is none', change: o => { o.user.spec.capabilities = { everything: '*' }; } }],
    passes: [{ what: 'capabilities of an administrator', change: o => { o.user.spec.capabilities = { user: '*', bucket: '*', usage: 'read' }; } }],
  },
  'bucket-claim/two-names': {
    breaks: [{ what: 'a name and its beginning', change: o => bucket(o, { bucketName: 'photos', generateBucketName: 'photos' }) }],
    passes: [{ what: 'a beginning that is cut', change: o => bucket(o, { generateBucketName: 'photos-of-a-very-long-and-happy-life' }) }],
  },
  'bucket-claim/bucket-name': {
    breaks: [{ what: 'a bucket with capitals', change: o => bucket(o, { bucketName: 'Photos' }) }],
    passes: [
      { what: 'a bucket with dots', change: o => bucket(o, { bucketName: 'photos.example.com' }) },
      { what: 'a bucket that is called after its claim', change: o => { bucket(o, { generateBucketName: 'photos.v2' }); o.bucket.metadata.name = 'photos.v2'; } },
    ],
  },
  'bucket-claim/storage-class': {
    breaks: [{ what: 'no class', change: o => bucket(o, { storageClassName: undefined, bucketName: 'photos' }) }],
    passes: [{ what: 'a bucket that is there', change: o => bucket(o, { storageClassName: undefined, objectBucketName: 'obc-photos' }) }],
  },
  'bucket-claim/quota': {
    breaks: [{ what: 'no object', change: o => bucket(o, { bucketName: 'photos', additionalConfig: { maxObjects: '0' } }) }],
    passes: [{ what: 'a limit in decimal units', change: o => bucket(o, { bucketName: 'photos', additionalConfig: { maxObjects: '1000', maxSize: '2G' } }) }],
  },
  'ceph-nfs/several-servers': {
    breaks: [{ what: 'two servers', change: o => { o.nfs = service('CephNFS', 'nfs', { server: { active: 2 } }); } }],
    passes: [{ what: 'one server', change: o => { o.nfs = service('CephNFS', 'nfs', { server: { active: 1 } }); } }],
  },
  'ceph-nfs/memory': {
    breaks: [{ what: 'too little memory', change: o => { o.nfs = service('CephNFS', 'nfs', { server: { active: 1, resources: { limits: { memory: '256Mi' } } } }); } }],
    passes: [{ what: 'no limit', change: o => { o.nfs = service('CephNFS', 'nfs', { server: { active: 1, resources: { requests: { memory: '256Mi' } } } }); } }],
  },
  'ceph-client/reserved': {
    breaks: [{ what: 'the administrator', change: o => client(o, { name: 'admin' }) }],
    passes: [{ what: 'a name that Ceph takes', change: o => client(o, { name: 'backup_tool' }) }],
  },
  'ceph-client/no-access': {
    breaks: [{ what: 'nothing of the monitors', change: o => client(o, { caps: { osd: 'allow r' } }) }],
    passes: [{ what: 'monitors and images', change: o => client(o, {}) }],
  },
  'ceph-client/capability': {
    breaks: [{ what: 'a capability in other words', change: o => client(o, { caps: { mon: 'read please' } }) }],
    passes: [{ what: 'several in one line', change: o => client(o, { caps: { mon: 'profile rbd, allow r', osd: 'profile rbd pool=vms' } }) }],
  },
  'ceph-client/key-type': {
    breaks: [{ what: 'a key that the release does not know', change: o => { o.cluster.spec.cephVersion = { image: 'quay.io/ceph/ceph:v19.2.3' }; client(o, { security: { cephx: { keyType: 'aes256k' } } }); } }],
    passes: [{ what: 'a release that is not known', change: o => client(o, { security: { cephx: { keyType: 'aes256k' } } }) }],
  },
};
