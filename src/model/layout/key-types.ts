/** Whether a release of Ceph knows keys of kind aes256k. */
export function knowsAes256k(version: string): boolean {
  const [major, minor, patch] = version.split('.').map(Number);
  const since = major === 19 ? 6 : major === 20 ? 4 : undefined;
  return since === undefined ? major > 20 : minor > 2 || (minor === 2 && patch >= since);
}
