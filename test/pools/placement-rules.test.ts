import { BlockPool, DeviceClass, FailureDomain, Redundancy } from '../../src';
import type { PoolOptions } from '../../src';
import { FakeHost, hosts } from '../support/fake-cluster';
import { codes, finding, stage } from '../support/services';

function judged(options: PoolOptions, on?: FakeHost[], trial = false) {
  const { chart, cluster } = stage(on, trial);
  new BlockPool(chart, 'vms', { cluster, ...options });
  return chart;
}

describe('pool/device-class-name', () => {
  it('refuses other characters', () => expect(codes(judged({ deviceClass: DeviceClass.of('fast disks') }))).toContain('pool/device-class-name'));
  it('accepts a plain name', () => expect(codes(judged({ deviceClass: DeviceClass.of('archive-hdd') }))).toEqual([]));
});

describe('pool/device-class-open', () => {
  const mixed = hosts(4, 'hdd', 'ssd');

  it('refuses a pool over several classes and names them', () => {
    expect(finding(judged({}, mixed), 'pool/device-class-open').fix).toBe("Set 'deviceClass' to one of hdd, ssd");
  });

  it('is silent where the pool chooses', () => expect(codes(judged({ deviceClass: DeviceClass.SSD }, mixed))).toEqual([]));
  it('is silent where there is one class', () => expect(codes(judged({}, hosts(4, 'ssd')))).toEqual([]));
});

describe('pool/device-class-undeclared', () => {
  it('refuses a class where no volume declares one', () => {
    expect(codes(judged({ deviceClass: DeviceClass.SSD }, hosts(4)))).toEqual(['pool/device-class-undeclared']);
  });

  it('leaves a layout that declares some to the cluster', () => {
    expect(codes(judged({ deviceClass: DeviceClass.SSD }, hosts(4, 'ssd', undefined)))).toEqual([]);
  });
});

describe('pool/device-class-empty', () => {
  it('refuses a class that no volume declares', () => {
    expect(codes(judged({ deviceClass: DeviceClass.NVME }, hosts(4, 'ssd')))).toEqual(['pool/device-class-empty']);
  });

  it('accepts one that a volume declares', () => expect(codes(judged({ deviceClass: DeviceClass.SSD }, hosts(4, 'ssd')))).toEqual([]));
});

describe('pool/failure-domain-unplaced', () => {
  const racked: FakeHost[] = hosts(4).map((host, i) => ({ ...host, topology: { rack: `r${i}` } }));

  it('refuses a level that one host does not declare, and names the host', () => {
    const chart = judged({ failureDomain: FailureDomain.RACK }, [...racked, { name: 'e', classes: [undefined] }]);
    expect(finding(chart, 'pool/failure-domain-unplaced').reason).toBe('no rack is declared for e');
    expect(codes(chart)).toHaveLength(1);
  });

  it('does not ask hosts without OSDs', () => {
    expect(codes(judged({ failureDomain: FailureDomain.RACK }, [...racked, { name: 'e', classes: [] }]))).toEqual([]);
  });
});

describe('pool/failure-domain-osd', () => {
  it('refuses copies on one host', () => expect(codes(judged({ failureDomain: FailureDomain.OSD }, hosts(4)))).toEqual(['pool/failure-domain-osd']));
  it('is allowed in a trial', () => expect(codes(judged({ failureDomain: FailureDomain.OSD }, hosts(4), true))).toEqual([]));
  it('accepts hosts', () => expect(codes(judged({ failureDomain: FailureDomain.HOST }, hosts(4)))).toEqual([]));
});

describe('pool/too-few-domains', () => {
  it('refuses three copies on two hosts', () => {
    const found = finding(judged({}, hosts(2)), 'pool/too-few-domains');
    expect(found.reason).toBe('it needs 3 hosts with OSDs, and there are 2');
    expect(found.fix).toBe('Add 1 more');
  });

  it('counts only hosts with the class of the pool', () => {
    const on = [...hosts(4, 'hdd').slice(0, 2), ...hosts(4, 'hdd', 'ssd').slice(2)];
    expect(codes(judged({ deviceClass: DeviceClass.SSD }, on))).toContain('pool/too-few-domains');
    expect(codes(judged({ deviceClass: DeviceClass.HDD }, on))).toEqual([]);
  });

  it('refuses six chunks on five hosts', () => {
    expect(codes(judged({ redundancy: Redundancy.erasureCoded(4, 2) }, hosts(5)))).toContain('pool/too-few-domains');
  });

  it('refuses in a trial what cannot work', () => {
    expect(finding(judged({ redundancy: Redundancy.replicated(3) }, hosts(1), true), 'pool/too-few-domains').severity).toBe('error');
  });

  it('accepts six chunks on seven hosts', () => expect(codes(judged({ redundancy: Redundancy.erasureCoded(4, 2) }, hosts(7)))).toEqual([]));
  it('is silent where the layout is not known', () => expect(codes(judged({}))).toEqual([]));
  it('leaves a cluster without volumes to the cluster', () => expect(codes(judged({}, []))).toEqual([]));
});

describe('pool/no-spare-domain', () => {
  it('warns where every host is used', () => expect(codes(judged({}, hosts(3)))).toEqual(['pool/no-spare-domain']));
  it('warns where every host has a chunk', () => {
    expect(codes(judged({ redundancy: Redundancy.erasureCoded(4, 2) }, hosts(6)))).toEqual(['pool/no-spare-domain']);
  });
  it('is silent with one host more', () => expect(codes(judged({}, hosts(4)))).toEqual([]));
  it('is silent in a trial', () => expect(codes(judged({}, hosts(3), true))).toEqual([]));
});
