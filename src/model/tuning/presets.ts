import { SettingPlace, TuningPreset, TuningSetting } from './preset';
import { Tuning } from './tuning';

const { OPTION, POOL, PLAN, HAND } = SettingPlace;

const DOCS = 'https://docs.ceph.com/en/tentacle';
const MCLOCK = `${DOCS}/rados/configuration/mclock-config-ref/`;
const OSD = `${DOCS}/rados/configuration/osd-config-ref/`;
const BLUESTORE = `${DOCS}/rados/configuration/bluestore-config-ref/`;
const RBD_MAP = `${DOCS}/man/8/rbd/`;
const HARDWARE = `${DOCS}/start/hardware-recommendations/`;

/** The option that shares an OSD out among clients and recovery. */
const SHARES: Pick<TuningSetting, 'section' | 'name' | 'normal'> = { section: 'osd', name: 'osd_mclock_profile', normal: 'balanced' };

/** Every preset. The values where nobody sets them are those of Ceph 20.2.4, as its monitors tell them. */
export const TUNING_PRESETS: readonly TuningPreset[] = [
  {
    name: Tuning.LATENCY,
    title: 'Applications wait less for their reads and writes.',
    why: 'For databases and other programs that wait for each write. It shows while data recovers or is scrubbed; a cluster at rest is as fast without it.',
    settings: [
      {
        ...SHARES,
        place: OPTION,
        value: 'high_client_ops',
        source: MCLOCK,
        reason: 'While data recovers, clients have 60 % of each OSD kept for them in place of half',
        risk: 'Recovery takes longer, so a second loss is more likely to meet data that is still degraded',
      },
      {
        place: HAND,
        name: 'readAffinity',
        value: 'true',
        normal: 'false',
        source: 'https://rook.io/docs/rook/v1.20/Upgrade/ceph-upgrade/',
        reason: 'Pods read from a copy on their own host or in their own zone, and the network is spared',
        risk: 'Needs Ceph 20.2.2 or newer and kernels from 5.8 on: with Ceph 20.2.0 data of CephFS is lost',
      },
      {
        place: HAND,
        name: 'network',
        value: 'Network.host()',
        normal: 'Network.pod()',
        source: HARDWARE,
        reason: 'Each request passes one network less',
        risk: 'Daemons take ports of their hosts, and a cluster that exists does not change its network',
      },
    ],
  },
  {
    name: Tuning.THROUGHPUT,
    title: 'Large transfers get more done.',
    why: 'For backups, media and analysis: many clients that read and write large files or objects.',
    settings: [
      {
        place: OPTION,
        section: 'client.rgw',
        name: 'rgw_thread_pool_size',
        value: '128',
        normal: '512',
        source: `${DOCS}/radosgw/config-ref/`,
        reason: 'Gateways handle requests without a thread for each, and fewer threads get in the way of each other less',
        risk: 'A gateway takes it when it is restarted; one with more than 128 processors would leave some idle',
      },
      {
        place: HAND,
        name: 'StorageClass.parameters.mapOptions',
        value: 'krbd:queue_depth=1024',
        normal: '128',
        source: RBD_MAP,
        reason: 'A block volume has more requests under way at once, which flash devices need to be busy',
        risk: 'Each volume takes more memory of its node; parameters of a class cannot be changed, so make another class',
      },
      {
        place: HAND,
        name: 'StorageClass.mountOptions',
        value: 'rasize=33554432',
        normal: '8388608',
        source: `${DOCS}/man/8/mount.ceph/`,
        reason: 'A client of CephFS reads 32 MiB ahead, so that a file that is read from its beginning to its end is there in time',
        risk: 'Programs that read here and there read much that they do not use',
      },
      {
        place: HAND,
        name: 'bulk',
        value: 'true',
        normal: 'false',
        source: `${DOCS}/rados/operations/placement-groups/`,
        reason: 'A pool has its full number of placement groups from the beginning, so that all devices share the work',
        risk: 'Groups take memory of OSDs; where too many pools are bulk, each gets fewer',
      },
    ],
  },
  {
    name: Tuning.CAPACITY,
    title: 'More data fits on the same devices.',
    why: 'For archives, logs and documents. What is compressed or encrypted already becomes no smaller.',
    settings: [
      {
        place: POOL,
        name: 'compression_mode',
        value: 'aggressive',
        normal: 'none',
        source: BLUESTORE,
        reason: 'What is written is compressed, and kept so where that saves an eighth or more',
        risk: 'Writing and reading take processor time; what is there already stays as it is; what pools may hold is counted before compression',
      },
      {
        place: HAND,
        name: 'redundancy',
        value: 'Redundancy.erasureCoded(4, 2)',
        normal: 'Redundancy.replicated(3)',
        source: `${DOCS}/rados/operations/erasure-code/`,
        reason: 'Each byte takes one and a half bytes of devices in place of three',
        risk: 'Needs seven hosts to recover after one is lost; small writes are slower; a pool that exists cannot be changed',
      },
      {
        place: HAND,
        name: 'parameters.allow_ec_optimizations',
        value: 'true',
        normal: 'false',
        source: `${DOCS}/rados/operations/erasure-code/`,
        reason: 'Small writes to an erasure coded pool come near to those of copies',
        risk: 'It can never be switched off again, and needs every OSD and monitor on Ceph 20.2 or newer',
      },
    ],
  },
  {
    name: Tuning.RECOVERY_FIRST,
    title: 'While a plan moves data, recovery goes before applications.',
    why: 'For a change of hardware that shall be over soon. The plan sets it before data moves and takes it back at its end, or when it is given up.',
    settings: [
      {
        ...SHARES,
        place: PLAN,
        value: 'high_recovery_ops',
        source: MCLOCK,
        reason: 'Recovery has 70 % of each OSD kept for it in place of half',
        risk: 'Applications wait longer for their reads and writes while data moves',
      },
    ],
  },
  {
    name: Tuning.HDD,
    title: 'OSDs on spinning disks are scrubbed at night, and in larger pieces.',
    why: 'For clusters whose applications work by day. A disk that is scrubbed moves its heads between the scrub and its clients.',
    deviceClass: 'hdd',
    settings: [
      {
        place: OPTION,
        section: 'osd/class:hdd',
        name: 'osd_scrub_begin_hour',
        value: '20',
        normal: '0',
        source: OSD,
        reason: 'Scrubs that are due begin at 20 o\'clock or later',
        risk: 'The hours are those of the containers, which is UTC; where nights are too short, Ceph tells PG_NOT_DEEP_SCRUBBED',
      },
      {
        place: OPTION,
        section: 'osd/class:hdd',
        name: 'osd_scrub_end_hour',
        value: '6',
        normal: '0',
        source: OSD,
        reason: 'No scrub begins after 6 o\'clock; from 0 to 0 is the whole day',
        risk: 'One that has begun goes on, and what somebody asks for by hand begins at any hour',
      },
      {
        place: OPTION,
        section: 'osd/class:hdd',
        name: 'osd_deep_scrub_stride',
        value: '4194304',
        normal: '524288',
        source: OSD,
        reason: 'A deep scrub reads an object of 4 MiB at once, and the disk moves its heads less often',
        risk: 'A client may wait for one longer read',
      },
      {
        place: HAND,
        name: 'metadata',
        value: '2 %',
        normal: '0 %',
        source: BLUESTORE,
        reason: 'With a volume on flash of 2 % of the disk, small writes and lookups go there: the largest gain that there is for spinning disks',
        risk: 'When the flash device fails, every OSD with metadata on it is lost; an OSD that exists does not change',
      },
    ],
  },
  {
    name: Tuning.NVME,
    title: 'NVMe devices are told what is free.',
    why: 'For devices that become slower when they do not know which of their blocks are unused. Volumes need `deviceClass: nvme`: Ceph itself calls them `ssd`.',
    deviceClass: 'nvme',
    settings: [
      {
        place: OPTION,
        section: 'osd/class:nvme',
        name: 'bdev_enable_discard',
        value: 'true',
        normal: 'false',
        source: BLUESTORE,
        reason: 'An OSD tells its device which blocks are free',
        risk: 'Devices with bad firmware stop for seconds while they clear blocks',
      },
      {
        place: OPTION,
        section: 'osd/class:nvme',
        name: 'bdev_async_discard_threads',
        value: '1',
        normal: '0',
        source: BLUESTORE,
        reason: 'That is done beside the writes, so that no write waits for it',
        risk: 'What waits to be told is lost when the OSD is restarted, and those blocks are told when they are used and free again',
      },
      {
        place: HAND,
        name: 'resources.osd.memory',
        value: '8 GiB',
        normal: '4 GiB',
        source: HARDWARE,
        reason: 'An OSD keeps more of its metadata in memory, and reads less to answer',
        risk: 'Each host needs that much more for each OSD; OSDs are restarted one after another',
      },
      {
        place: HAND,
        name: 'resources.osd.cpus',
        value: '2',
        normal: '1',
        source: HARDWARE,
        reason: 'One processor cannot keep an NVMe device busy',
        risk: 'Kubernetes keeps them from other pods',
      },
      {
        place: HAND,
        name: 'osd_mclock_max_capacity_iops_ssd',
        value: 'ceph tell osd.N bench 12288000 4096 4194304 100',
        normal: '21500',
        source: MCLOCK,
        reason: 'What an OSD can do is measured when it starts for the first time; where that came out wrong, set what this command tells',
        risk: 'A value that is too high lets recovery take what applications need',
      },
    ],
  },
];
