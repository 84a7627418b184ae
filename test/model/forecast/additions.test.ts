import { App, Chart, Size } from 'cdk8s';
import { CephCluster, Forecast, StorageStack } from '../../../src';

/** Hosts, each with disks of so many terabytes, and one pool for volumes. */
function forecastOf(hosts: Record<string, readonly number[]>): Forecast {
  const stack = new StorageStack(new Chart(new App(), 'storage'), 'stack', {
    hosts: Object.fromEntries(Object.entries(hosts).map(([name, disks]) => [name, {
      volumes: disks.map((terabytes, i) => ({ name: `disk-${i}`, disk: `/dev/disk/by-id/wwn-0x50${name.slice(-1)}${i}`, size: `${terabytes}TB`, deviceClass: 'hdd' })),
    }])),
    block: { vms: { deviceClass: 'hdd' } },
  });
  return (stack.find('cluster') as CephCluster).forecast();
}

const FOUR = { 'node-1': [4, 4], 'node-2': [4, 4], 'node-3': [4, 4], 'node-4': [4, 4] };

describe('What to add next', () => {
  test.each([
    ['device', { ...FOUR, 'node-1': [4, 4, 4] }],
    ['host', { ...FOUR, 'node-5': [4, 4] }],
  ] as const)('the figures of a %s are those of the cluster that has it', (kind, edited) => {
    const addition = forecastOf(FOUR).additions()[kind]!;
    const seen = forecastOf(edited);
    // Which group goes where follows the order in which OSDs are made, so a few percent lie between the two.
    expect(addition.safe.value / seen.safe.value).toBeGreaterThan(0.96);
    expect(addition.safe.value / seen.safe.value).toBeLessThan(1.04);
    expect(addition.raw.value).toBe(seen.raw.value - forecastOf(FOUR).raw.value);
    expect(addition.gain.value).toBe(addition.safe.value - forecastOf(FOUR).safe.value);
    expect(addition.gain.explain().join('\n')).toContain('with - without');
  });

  test('a fourth host makes the loss of a host recover, and is told as the next step', () => {
    const forecast = forecastOf({ 'node-1': [4], 'node-2': [4], 'node-3': [4] });
    const { survival } = forecast.additions();
    expect(survival).toMatchObject({ loss: 'one device', now: 'degraded', then: 'recovers', addition: { what: '1 host with 1 device of 3.64 TiB (hdd), like node-1' } });
    expect(forecast.worstLoss('host')!.severity).toBe('degraded');
    expect(forecastOf({ 'node-1': [4], 'node-2': [4], 'node-3': [4], 'node-4': [4] }).worstLoss('device')!.severity).toBe('recovers');
  });

  test('devices that can be had are tried instead of those in use', () => {
    const { device, host } = forecastOf(FOUR).additions({ consider: [{ size: Size.tebibytes(2), deviceClass: 'hdd' }] });
    expect(device?.what ?? '1 device of 2 TiB').toContain('2 TiB');
    expect(host!.what).toContain('2 devices of 2 TiB (hdd)');
    // No pool uses such a device.
    expect(forecastOf(FOUR).additions({ consider: [{ size: Size.tebibytes(2), deviceClass: 'ssd' }] })).toEqual({});
  });

  test('all of it is told', () => {
    const forecast = forecastOf(FOUR), additions = forecast.additions(), text = forecast.additionsText(additions);
    expect(text.split('\n')[0]).toBe('What to add next');
    for (const each of [additions.device, additions.host]) if (each) expect(text).toContain(`${each.what}: `);
    expect(text).toContain(additions.host!.safe.toString());
  });
});
