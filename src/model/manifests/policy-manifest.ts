/** One API object as it is applied, and where it comes from. */
export interface PolicyManifest {
  /** The object as plain data. */
  readonly object: any;
  /** Where findings point to: the path of a construct, or a file with the number of the document in it. */
  readonly path: string;
  /**
   * The file it is applied with. Where the names of files begin with digits, as those of a `StorageApp` do, they are taken for the
   * order of application.
   * @default - when it is applied is not judged
   */
  readonly file?: string;
}
