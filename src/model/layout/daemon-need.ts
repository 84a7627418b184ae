/** What one daemon asks for. */
export interface DaemonNeed {
  readonly name: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** The host it must be on; absent where Kubernetes chooses. */
  readonly host?: string;
  /** Daemons with the same word are not put on one host. */
  readonly apart?: string;
}
