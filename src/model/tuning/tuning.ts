/** A named set of settings of Ceph, each with its reason and its risk: `cdk8s-ceph explain NAME` tells them. */
export enum Tuning {
  /** Applications wait less for their reads and writes, above all while data recovers. */
  LATENCY = 'latency',
  /** Large transfers through the gateways of object stores get more done. */
  THROUGHPUT = 'throughput',
  /** More fits: data is compressed when it is written. */
  CAPACITY = 'capacity',
  /** Data moves as fast as devices can while a plan is carried out, and not a moment longer. */
  RECOVERY_FIRST = 'recovery-first',
  /** OSDs of the class `hdd`: scrubs run at night and read in larger pieces. */
  HDD = 'hdd',
  /** OSDs of the class `nvme`: devices are told what is free. */
  NVME = 'nvme',
}
