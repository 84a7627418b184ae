/** What happens to a volume or bucket when its claim is deleted. */
export enum ReclaimPolicy {
  /** It stays, with its data, and somebody decides. */
  RETAIN = 'Retain',
  /** It is deleted with everything in it. */
  DELETE = 'Delete',
}
