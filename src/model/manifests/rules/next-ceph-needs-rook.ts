import { Rule, see } from '../../rules';
import { on } from '../look';
import { rookRelease } from '../operators';
import type { PolicyCase } from '../policy-case';
import { isIn, partsOf, UPGRADES, versionIn } from '../upgrades';

/** A way that is closed as things stand: somebody who only sets a newer image would stop half done. */
export const nextCephNeedsRook: Rule<PolicyCase> = {
  code: 'policy/next-ceph-needs-rook',
  severity: 'warning',
  title: 'Rook is new enough for the next patch of the release of Ceph.',
  why: 'Whoever sets the newer image strands the upgrade: monitors and managers run the new release, OSDs stay on the former, and there is no way back.',
  see: see('policy/next-ceph-needs-rook'),
  check: ({ manifests, clusters }) => {
    const rook = rookRelease(manifests);
    return rook === undefined ? [] : clusters.flatMap(cluster => {
      const image = cluster.object.spec?.cephVersion?.image, ceph = versionIn(image);
      return ceph === undefined ? [] : UPGRADES.filter(({ kind, from, to, rook: needed = [] }) => (
        kind === 'needsRook' && isIn(ceph, from) && !isIn(ceph, to) && partsOf(ceph)[0] === partsOf(to.from ?? '')[0] && !needed.some(range => isIn(rook, range))
      )).map(({ to, fix, source }) => on(cluster, 'spec.cephVersion.image', image, `with Rook ${rook} an upgrade to ${to.from} stops half done (${source})`, fix));
    });
  },
};
