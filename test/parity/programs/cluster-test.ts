import { CephCluster, ClusterPurpose } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { disks } from '../lib/stage';

export const program: Program = {
  file: 'cluster-test.yaml',
  build: chart => {
    new CephCluster(chart, 'my-cluster', {
      storage: [disks(chart, 1)],
      purpose: ClusterPurpose.TRIAL,
      crashCollector: false,
      logCollector: false,
      cephConfig: {
        global: {
          osd_pool_default_size: '1',
          mon_warn_on_pool_no_redundancy: 'false',
          bdev_flock_retry: '20',
          bluefs_buffered_io: 'false',
          mon_data_avail_warn: '10',
        },
      },
    });
  },
};
