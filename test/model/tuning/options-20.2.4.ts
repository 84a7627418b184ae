/** An option as `ceph config help` of a monitor of Ceph 20.2.4 tells it. */
export interface KnownOption {
  /** The value where nobody sets it. */
  readonly normal: string;
  readonly values?: readonly string[];
  readonly most?: number;
  /** Whose daemons look at it, where that is told. */
  readonly services?: readonly string[];
  readonly atRuntime: boolean;
}

/** Options that presets set. */
export const OPTIONS: Readonly<Record<string, KnownOption>> = {
  osd_mclock_profile: { normal: 'balanced', values: ['balanced', 'high_recovery_ops', 'high_client_ops', 'custom'], services: ['osd'], atRuntime: true },
  rgw_thread_pool_size: { normal: '512', services: ['rgw'], atRuntime: true },
  osd_scrub_begin_hour: { normal: '0', most: 23, services: ['osd'], atRuntime: true },
  osd_scrub_end_hour: { normal: '0', most: 23, services: ['osd'], atRuntime: true },
  osd_deep_scrub_stride: { normal: '524288', services: ['osd'], atRuntime: true },
  bdev_enable_discard: { normal: 'false', values: ['true', 'false'], atRuntime: true },
  bdev_async_discard_threads: { normal: '0', atRuntime: true },
};
