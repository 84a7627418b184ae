/**
 * The release of Ceph that a cluster runs. Releases are upgraded one after the other and never downgraded.
 */
export class CephVersion {
  /** Tentacle 20.2.4, which this library is tested with. */
  public static readonly V20_2_4 = CephVersion.of('quay.io/ceph/ceph:v20.2.4');
  /** Squid 19.2.3, the newest of the release before. */
  public static readonly V19_2_3 = CephVersion.of('quay.io/ceph/ceph:v19.2.3');

  /**
   * Another release, or the same from a registry of your own.
   * @param image an image whose tag begins with the version, e.g. `registry.internal/ceph/ceph:v20.2.4-20260818`
   */
  public static of(image: string): CephVersion {
    return new CephVersion(image);
  }

  /** The container image. */
  public readonly image: string;

  /** The version as its tag says it, e.g. `20.2.4`; empty if the tag does not tell. */
  public readonly version: string;

  private constructor(image: string) {
    this.image = image;
    this.version = /:v?(\d+\.\d+\.\d+)/.exec(image)?.[1] ?? '';
  }
}
