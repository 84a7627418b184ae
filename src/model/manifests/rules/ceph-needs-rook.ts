import { Rule, see } from '../../rules';
import { on } from '../look';
import { rookRelease } from '../operators';
import type { PolicyCase } from '../policy-case';
import { isIn, UPGRADES, versionIn } from '../upgrades';

/** The same rows as for upgrades: what an older Rook does with such a release does not end with the upgrade. */
export const cephNeedsRook: Rule<PolicyCase> = {
  code: 'policy/ceph-needs-rook',
  severity: 'warning',
  title: 'Rook is new enough for the release of Ceph.',
  why: 'An older operator takes messages of a newer Ceph for failures: it upgrades no daemon any more, and leaves pools and filesystems as they are.',
  see: see('policy/ceph-needs-rook'),
  check: ({ manifests, clusters }) => {
    const rook = rookRelease(manifests);
    return rook === undefined ? [] : clusters.flatMap(cluster => {
      const image = cluster.object.spec?.cephVersion?.image, ceph = versionIn(image);
      return ceph === undefined ? [] : UPGRADES.filter(({ kind, to, rook: needed = [] }) => kind === 'needsRook' && isIn(ceph, to) && !needed.some(range => isIn(rook, range)))
        .map(({ fix, source }) => on(cluster, 'spec.cephVersion.image', image, `Rook ${rook} is too old for Ceph ${ceph} (${source})`, fix));
    });
  },
};
