import { join } from 'node:path';
import { lossOf, reached } from './lib/reached';
import { quickstart, situation, SituationName } from '../../../test/model/status/lib/situations';
import { PATHS } from '../../../tools/lib/paths';
import { forecast, whatIf } from '../src/actions/forecast';
import { liveForecast, liveWhatIf } from '../src/actions/live-forecast';

const layout = join(PATHS.root, 'examples/quickstart/layout.yaml');

/** The cluster of a situation, reached. */
const place = (name: SituationName, ...left: string[]) => ({ namespace: 'rook-ceph', ...reached(situation(name).answers, left) });

test('the loss of a host is told of the cluster as it is, from the layout that was applied', async () => {
  const live = await liveWhatIf({ ...place('healthy'), layout, lose: ['node-b'] }), planned = whatIf({ file: layout, lose: ['node-b'] });
  expect(live).toMatchObject({ status: 'ok', data: { lost: ['node-b'], clusters: [{ name: 'ceph', loss: { keepsData: true, keepsWorking: true } }] } });
  expect(lossOf(live).moves.value).toBeLessThan(lossOf(planned).moves.value);
});

test('what it will hold is told the same way, without what to add next', async () => {
  const { data } = await liveForecast({ ...place('healthy'), layout }), planned = forecast({ file: layout, additions: false });
  expect(data!.clusters[0].additions).toBeUndefined();
  expect(data!.clusters[0].forecast.safe.value / planned.data!.clusters[0].forecast.safe.value).toBeGreaterThan(0.5);
  expect(await liveForecast({ ...place('healthy'), layout, consider: ['8TB:hdd'] })).toMatchObject({ status: 'unreadable', problems: [{ code: 'usage/live' }] });
});

test('with a host down, the next one is one too many', async () => {
  const { data } = await liveWhatIf({ ...place('host-down'), layout, lose: ['node-c'] });
  expect(data!.clusters[0].loss).toMatchObject({ keepsQuorum: false, keepsWorking: false });
  expect(await liveWhatIf({ ...place('host-down'), layout, lose: ['node-x'] })).toMatchObject({ status: 'unreadable', problems: [{ code: 'usage/lose' }] });
});

test('where a part was not answered nothing is foretold, and where nothing is known of what was applied neither', async () => {
  expect(await liveForecast({ ...place('healthy', 'osd crush dump'), layout })).toMatchObject({ status: 'failed', problems: [{ code: 'run/not-answered', reason: "'ceph osd crush dump' was not answered" }] });
  expect(await liveForecast(place('healthy'))).toMatchObject({ status: 'refused', problems: [{ code: 'run/not-ours' }] });
  expect(quickstart().clusters).toHaveLength(1);
});
