import type { Board, Panel, PanelKind } from '../../../src/model/monitoring';

/** How Perses draws the kinds of panels. */
const PLUGIN: Readonly<Record<PanelKind, string>> = { stat: 'StatChart', lines: 'TimeSeriesChart', bars: 'BarChart', table: 'TimeSeriesTable' };
const UNIT: Readonly<Record<Panel['unit'], string>> = { short: 'decimal', bytes: 'bytes', percentunit: 'percent-decimal', s: 'seconds', d: 'days', ops: 'ops/sec', Bps: 'bytes/sec' };
const HEIGHT: Readonly<Record<PanelKind, number>> = { stat: 4, lines: 8, bars: 8, table: 6 };
const COLUMNS = 24;

/** So much time is shown. */
const MINUTES = '15m';

/** A page as Perses reads it, which can be had here to draw it; Grafana is told the same questions. */
export function persesDashboard({ id, heading, panels }: Board, prometheus: string): object {
  let x = 0, y = 0, row = 0;
  const items = panels.map(({ kind, width = COLUMNS / 2 }, i) => {
    if (x + width > COLUMNS) [x, y, row] = [0, y + row, 0];
    const item = { x, y, width, height: HEIGHT[kind], content: { $ref: `#/spec/panels/${i}` } };
    [x, row] = [x + width, Math.max(row, HEIGHT[kind])];
    return item;
  });
  return {
    kind: 'Dashboard',
    metadata: { name: id, project: 'storage', version: 0 },
    spec: {
      display: { name: heading },
      duration: MINUTES,
      datasources: { prometheus: { default: true, plugin: { kind: 'PrometheusDatasource', spec: { directUrl: prometheus } } } },
      variables: [],
      layouts: [{ kind: 'Grid', spec: { items } }],
      panels: Object.fromEntries(panels.map((panel, i) => [`${i}`, drawn(panel)])),
    },
  };
}

function drawn({ heading, kind, unit, query, legend, red }: Panel): object {
  const format = { unit: UNIT[unit] }, limit = red === undefined ? {} : { thresholds: { steps: [{ value: red, color: '#d32f2f' }] } };
  const specs: Readonly<Record<PanelKind, object>> = {
    stat: { calculation: 'last-number', format, ...limit },
    lines: { yAxis: { format, min: 0 }, legend: { position: 'bottom' }, ...limit },
    bars: { calculation: 'last-number', format, sort: 'desc', mode: 'value' },
    table: {},
  };
  return {
    kind: 'Panel',
    spec: {
      display: Object.fromEntries([['name', heading]]),
      plugin: { kind: PLUGIN[kind], spec: specs[kind] },
      queries: [{ kind: 'TimeSeriesQuery', spec: { plugin: { kind: 'PrometheusTimeSeriesQuery', spec: { query, ...legend === undefined ? {} : { seriesNameFormat: legend } } } } }],
    },
  };
}
