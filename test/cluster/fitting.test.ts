import { Chart, Size } from 'cdk8s';
import { BlockPool, BlockPoolProps, CephCluster, CephFilesystem, Findings, Host, HostOptions, LocalVolumeSet, ReclaimPolicy, Redundancy, StorageApp, StorageClass, VolumeClaims } from '../../src';
import { disk } from '../support/layouts';

interface Stack {
  /** TiB of the disk in each host. */
  readonly disks: readonly number[];
  /** TiB of each claim. */
  readonly claims?: readonly number[];
  readonly pool?: Omit<BlockPoolProps, 'cluster'>;
  readonly host?: HostOptions;
  readonly filesystem?: boolean;
}

function found({ disks, claims = [], pool: options, host, filesystem }: Stack) {
  const app = new StorageApp();
  const chart = new Chart(app, 'storage');
  const hosts = disks.map((tib, i) => Host.named(`node-${i}`, { volumes: [disk(`${i}`, { size: Size.tebibytes(tib) })], ...host }));
  const cluster = new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts })] });
  const pool = new BlockPool(chart, 'vms', { cluster, ...options });
  const fast = new StorageClass(chart, 'fast', { backend: pool });
  claims.forEach((tib, i) => fast.claim(chart, `claim-${i}`, { size: Size.tebibytes(tib) }));
  if (filesystem) new CephFilesystem(chart, 'shared', { cluster });
  return Findings.of(app);
}

const codes = (stack: Stack) => found(stack).map(({ code }) => code);
const FOUR = [4, 4, 4, 4];

describe('ceph-cluster/claims-exceed-capacity', () => {
  const code = 'ceph-cluster/claims-exceed-capacity';

  test('one claim that is larger than what is safe', () => {
    const [finding] = found({ disks: FOUR, claims: [20] }).filter(each => each.code === code);
    expect(finding).toMatchObject({ severity: 'warning', property: "pool 'vms'", value: '20 TiB in 1 claim' });
    expect(finding.reason).toContain('default/claim-0 alone claims');
  });

  test('several that are together, though each fits', () => {
    const [finding] = found({ disks: FOUR, claims: [2, 2] }).filter(each => each.code === code);
    expect(finding).toMatchObject({ value: '4 TiB in 2 claims' });
    expect(finding.reason).not.toContain('alone');
  });

  test.each([[[1, 1]], [[3]], [[]]])('not claims of %j TiB, which are safe', claims => expect(codes({ disks: FOUR, claims })).not.toContain(code));
});

describe('ceph-cluster/claims-exceed-quota', () => {
  const quota = (tib: number) => codes({ disks: FOUR, claims: [0.5, 0.5], pool: { maxSize: Size.tebibytes(tib) } });

  test('more than the quota of the pool', () => expect(found({ disks: FOUR, claims: [1], pool: { maxSize: Size.gibibytes(512) } })).toContainEqual(expect.objectContaining({
    code: 'ceph-cluster/claims-exceed-quota', value: '1 TiB in 1 claim', reason: 'its quota is 512 GiB',
  })));
  test('not as much as the quota', () => expect(quota(1)).not.toContain('ceph-cluster/claims-exceed-quota'));
});

describe('ceph-cluster/unusable-capacity', () => {
  const code = 'ceph-cluster/unusable-capacity';

  test('a disk of 100 TiB among four of 4', () => {
    const [finding, ...others] = found({ disks: [...FOUR, 100] }).filter(each => each.code === code);
    expect(others).toEqual([]);
    expect(finding.value).toContain('100 TiB on host node-4');
    expect(finding.reason).toContain('92 TiB of it can never be used');
  });

  test('by chunks of an erasure coded pool', () => {
    const [finding] = found({ disks: [...FOUR, 100], pool: { redundancy: Redundancy.erasureCoded(2, 2) } }).filter(each => each.code === code);
    // Four places: the four small ones and the large one hold 4 + x where 16 + x = 4 x.
    expect(finding.reason).toContain('94.67 TiB of it can never be used');
  });

  test.each([[FOUR], [[4, 4, 4, 4, 8]], [[1, 2, 3, 4, 5, 6]]])('not hosts of %j TiB', disks => expect(codes({ disks })).not.toContain(code));
});

describe('ceph-cluster/daemons-unschedulable', () => {
  const code = 'ceph-cluster/daemons-unschedulable';
  const host = (gib: number): HostOptions => ({ cpus: 8, memory: Size.gibibytes(gib) });

  test('services that find no memory with all hosts there are named', () => {
    const [finding] = found({ disks: FOUR, host: host(8), filesystem: true }).filter(each => each.code === code);
    expect(finding.value).toContain('metadata server shared');
  });

  test('not where they find it', () => expect(codes({ disks: FOUR, host: host(24), filesystem: true })).not.toContain(code));
  test('not where no hosts are declared', () => {
    const app = new StorageApp();
    const chart = new Chart(app, 'storage');
    const cloud = new VolumeClaims(chart, 'cloud', { storageClassName: 'fast', size: Size.tebibytes(1), count: 3, reclaimPolicy: ReclaimPolicy.RETAIN });
    new CephCluster(chart, 'ceph', { storage: [cloud] });
    expect(Findings.of(app).map(finding => finding.code)).not.toContain(code);
  });
  test('not where a host does not say what it has', () => expect(codes({ disks: FOUR, filesystem: true })).not.toContain(code));
});
