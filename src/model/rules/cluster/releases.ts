/** Whether a version says all its three numbers. */
export function isTold(version: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version);
}

/** Whether Rook 1.20 runs a release of Ceph. */
export function isRunByRook(version: string): boolean {
  const [major, minor, patch] = version.split('.').map(Number);
  return (major === 19 && minor >= 2) || (major === 20 && (minor > 2 || (minor === 2 && patch >= 1)));
}

/** Whether a release is one of Tentacle between two patches, both included. */
export function isTentacle(version: string, from: number, to: number): boolean {
  const [major, minor, patch] = version.split('.').map(Number);
  return major === 20 && minor === 2 && patch >= from && patch <= to;
}
