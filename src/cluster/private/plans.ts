/** What monitors write to and how many there are, as asked for. */
export interface MonitorPlan {
  readonly kind: 'hostPath' | 'localVolumes' | 'storageClass';
  readonly count?: number;
  readonly storageClassName?: string;
  readonly bytes?: number;
}

/** The network, as asked for. */
export interface NetworkPlan {
  readonly host: boolean;
  readonly publicRanges: readonly string[];
  readonly clusterRanges: readonly string[];
  readonly encryption?: boolean;
  readonly compression?: boolean;
}
