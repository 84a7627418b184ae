/** A complaint of Ceph that it is told to be silent about. It stays among what `cdk8s-ceph status` shows, with its reason. */
export interface MutedHealthCode {
  /** The code of the complaint, e.g. `AUTH_INSECURE_KEYS_ALLOWED`. */
  readonly code: string;
  /** Why it need not be told here. */
  readonly reason: string;
}
