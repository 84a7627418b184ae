/** What runs on a host, and what is left of it. Where daemons that Kubernetes places end up is one possible outcome. */
export interface HostForecast {
  /** Its name. */
  readonly host: string;
  /** The daemons on it. */
  readonly daemons: string[];
  /**
   * Cores that are left; below zero where too much is asked for.
   * @default - the host does not say what it has
   */
  readonly cpusLeft?: number;
  /**
   * Bytes of memory that are left, 1 GiB for the host itself taken off; below zero where too much is asked for.
   * @default - the host does not say what it has
   */
  readonly memoryLeft?: number;
  /** Daemons that find no place on the other hosts if this one is gone. */
  readonly unschedulableWithout: string[];
}
