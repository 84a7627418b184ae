import { add, both, CLUSTER, cluster, driver, EditCase, operator, Spoil } from './lib/edits';
import { refuses } from './lib/refuses';

const OPERATOR = 'Deployment/rook-ceph/rook-ceph-operator';
const ceph = (version: string): Spoil => cluster(spec => { spec.cephVersion.image = `quay.io/ceph/ceph:v${version}`; });
const rook = (version: string): Spoil => all => all.map(object => object.metadata.name === 'rook-ceph-operator' ? operator(`v${version}`) : object);
const given = (cephVersion: string, rookVersion?: string): Spoil => rookVersion === undefined ? ceph(cephVersion) : both(ceph(cephVersion), add(operator(`v${rookVersion}`)));
const keys = (keyGeneration: number): Spoil => cluster(spec => { spec.security = { ...spec.security, cephx: { ...spec.security?.cephx, daemon: { keyRotationPolicy: 'KeyGeneration', keyGeneration } } }; });

const CASES: EditCase[] = [
  { code: 'edit/upgrade-path', object: CLUSTER, given: given('19.2.6'), bad: ceph('20.2.3'), good: ceph('20.2.4') },
  { code: 'edit/upgrade-path', object: CLUSTER, given: given('19.2.3'), bad: ceph('20.2.0'), good: ceph('20.2.2') },
  { code: 'edit/upgrade-path', object: OPERATOR, given: both(given('19.2.3', '1.19.4'), add(driver('rbd'))), bad: rook('1.20.6'), good: rook('1.19.9') },
  { code: 'edit/upgrade-needs-rook', object: CLUSTER, given: given('20.2.3', '1.20.4'), bad: ceph('20.2.4'), good: both(ceph('20.2.4'), rook('1.20.5')) },
  { code: 'edit/upgrade-needs-rook', object: CLUSTER, given: given('19.2.3', '1.20.4'), bad: ceph('19.2.6'), good: ceph('19.2.5') },
  { code: 'edit/upgrade-needs-rook', object: CLUSTER, given: given('19.2.3', '1.19.8'), bad: ceph('19.2.6'), good: both(ceph('19.2.6'), rook('1.19.9')) },
  { code: 'edit/rook-drops-ceph', object: CLUSTER, given: both(given('18.2.7', '1.18.9'), add(driver('rbd'))), bad: rook('1.19.9'), good: rook('1.18.10') },
  { code: 'edit/rook-drops-ceph', object: CLUSTER, given: both(given('18.2.7', '1.18.9'), add(driver('rbd'))), bad: rook('1.19.9'), good: both(ceph('19.2.3'), rook('1.19.9')) },
  { code: 'edit/upgraded-together', object: CLUSTER, given: both(given('19.2.3', '1.19.9'), add(driver('rbd'))), bad: both(ceph('20.2.4'), rook('1.20.6')), good: both(ceph('19.2.5'), rook('1.20.6')) },
  { code: 'edit/csi-drivers-missing', object: OPERATOR, given: given('19.2.3', '1.19.9'), bad: rook('1.20.6'), good: both(rook('1.20.6'), add(driver('rook-ceph.rbd.csi.ceph.com'))) },
  { code: 'edit/keys-with-upgrade', object: CLUSTER, given: given('20.2.3', '1.20.6'), bad: both(ceph('20.2.4'), keys(2)), good: keys(2) },
];

refuses(CASES);
