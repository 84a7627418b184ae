import { Chart } from 'cdk8s';
import { CephCluster, Loss, StorageApp, StorageStack, StorageStackProps } from 'cdk8s-ceph';
import { forecast } from 'cdk8s-ceph/model';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { judge } from '../../src/server/judging';

/** Layouts of three to six hosts, each with one to four devices of two sizes and classes. */
const LAYOUTS = fc.array(fc.array(fc.record({ size: fc.constantFrom('4Ti', '8Ti', '1Ti'), deviceClass: fc.constantFrom('hdd', 'ssd') }), { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 6 }).map((hosts): StorageStackProps => ({
  hosts: Object.fromEntries(hosts.map((volumes, h) => [`node-${h}`, { volumes: volumes.map((volume, v) => ({ disk: `/dev/disk/by-id/wwn-0x5000c500a1b${h}${v}`, ...volume })) }])),
  block: { volumes: { classes: { fast: {} } } },
}));

test('what a click kills is what the library says, on 50 layouts', () => {
  let judged = 0;
  fc.assert(fc.property(LAYOUTS, fc.nat(5), (props, nth) => {
    const host = Object.keys(props.hosts!)[nth % Object.keys(props.hosts!).length], app = new StorageApp({ quiet: true }), stack = new StorageStack(new Chart(app, 'storage'), 'stack', props);
    const text = stringify({ layout: 1, ...props });
    const { status, data } = judge({ verb: 'what-if', file: 'layout.yaml', text, language: 'en', lose: [host] }) as { readonly status: string; readonly data?: any };
    // What rules refuse is not told; the library forecasts it all the same.
    if (data === undefined) {
      expect(['refused', 'unreadable']).toContain(status);
      return;
    }
    judged++;
    const loss = (stack.find('cluster') as CephCluster).forecast().whenLost(Loss.host(host));
    expect(data.clusters[0]).toMatchObject({ words: forecast.lossInWords(loss), keepsData: loss.keepsData, severity: loss.severity });
    expect(data.clusters[0].osds.map(({ name, fill }: any) => [name, fill.value])).toEqual(loss.osds.map(({ name, fill }) => [name, fill.value]));
  }), { numRuns: 50 });
  expect(judged).toBeGreaterThan(30);
});
