import { isIn, partsOf, VersionRange } from './versions';

/** A minor release of Rook, and what it runs. */
export interface RookRelease {
  /** Its first two numbers, e.g. `1.20`. */
  readonly rook: string;
  /** The releases of Ceph that it runs. */
  readonly ceph: readonly VersionRange[];
  /** The release of Kubernetes from which on it runs, where that is known. */
  readonly kubernetes?: string;
  /** Where it is known from. */
  readonly source: string;
}

const QUINCY: VersionRange = { from: '17.2.0', below: '18.0.0' };
const REEF: VersionRange = { from: '18.2.0', below: '19.0.0' };
const SQUID: VersionRange = { from: '19.2.0', below: '20.0.0' };
/** 20.2.0 starts, but returns wrong data with read affinity. */
const TENTACLE: VersionRange = { from: '20.2.1', below: '21.0.0' };

/** Which Ceph each release of Rook runs, the newest first. Of others nothing is known here. */
export const ROOK_RELEASES: readonly RookRelease[] = [
  { rook: '1.20', ceph: [TENTACLE, SQUID], kubernetes: '1.31', source: 'Rook 1.20, Documentation/Upgrade/ceph-upgrade.md' },
  { rook: '1.19', ceph: [TENTACLE, SQUID], source: 'rook#16753' },
  { rook: '1.18', ceph: [TENTACLE, SQUID, REEF], source: 'rook#16747, rook#16753' },
  { rook: '1.17', ceph: [SQUID, REEF], source: 'rook#16024, rook#16753' },
  { rook: '1.16', ceph: [SQUID, REEF], kubernetes: '1.27', source: 'Rook 1.16.0, release notes' },
  { rook: '1.15', ceph: [SQUID, REEF, QUINCY], kubernetes: '1.26', source: 'Rook 1.15.0, release notes' },
];

/** Whether a release of Rook runs a release of Ceph; undefined where nothing is known of that Rook. */
export function rookRuns(rook: string, ceph: string): boolean | undefined {
  const minor = partsOf(rook).slice(0, 2).join('.');
  return ROOK_RELEASES.find(release => release.rook === minor)?.ceph.some(range => isIn(ceph, range));
}
