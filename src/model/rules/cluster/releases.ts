import { isIn, rookRuns } from '../../layout';

/** The release of Rook whose rules these are. */
const ROOK = '1.20';

/** Whether a version says all its three numbers. */
export function isTold(version: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version);
}

/** Whether Rook 1.20 runs a release of Ceph. */
export function isRunByRook(version: string): boolean {
  return isTold(version) && rookRuns(ROOK, version) === true;
}

/** Whether a release is one of Tentacle between two patches, both included. */
export function isTentacle(version: string, from: number, to: number): boolean {
  return isTold(version) && isIn(version, { from: `20.2.${from}`, below: `20.2.${to + 1}` });
}
