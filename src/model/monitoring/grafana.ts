import type { Board, Panel, PanelKind } from './dashboards';

const TYPES: Readonly<Record<PanelKind, string>> = { stat: 'stat', lines: 'timeseries', bars: 'bargauge', table: 'table' };
const COLUMNS = 24, HEIGHT: Readonly<Record<PanelKind, number>> = { stat: 4, lines: 8, bars: 8, table: 8 };

/** A page as Grafana reads it (schema 39, Grafana 10 and newer). The source of its data is chosen on the page. */
export function grafanaJson({ id, heading, panels, page }: Board): object {
  let x = 0, y = 0, row = 0;
  const placed = panels.map((panel, i) => {
    const w = panel.width ?? COLUMNS / 2, h = HEIGHT[panel.kind];
    if (x + w > COLUMNS) [x, y, row] = [0, y + row, 0];
    const at = { x, y, w, h };
    [x, row] = [x + w, Math.max(row, h)];
    return panelJson(panel, i + 1, at, page);
  });
  return {
    uid: `cdk8s-ceph-${id}`,
    ...entitled(heading),
    tags: ['storage', 'ceph'],
    schemaVersion: 39,
    editable: false,
    refresh: '1m',
    time: { from: 'now-24h', to: 'now' },
    templating: { list: [{ name: 'source', label: 'Source', type: 'datasource', query: 'prometheus' }] },
    panels: placed,
  };
}

function panelJson({ heading, kind, unit, query, legend, red, alert }: Panel, id: number, gridPos: object, page: string): object {
  const steps = [{ color: 'green', value: null }, ...red === undefined ? [] : [{ color: 'red', value: red }]];
  return {
    id,
    ...entitled(heading),
    type: TYPES[kind],
    gridPos,
    datasource: { type: 'prometheus', uid: '${source}' },
    targets: [{ refId: 'A', expr: query, legendFormat: legend ?? '', instant: kind !== 'lines', range: kind === 'lines', ...kind === 'table' ? { format: 'table' } : {} }],
    fieldConfig: {
      defaults: { unit, thresholds: { mode: 'absolute', steps }, ...kind === 'lines' && red !== undefined ? { custom: { thresholdsStyle: { mode: 'line' } } } : {} },
      overrides: [],
    },
    ...kind === 'stat' || kind === 'bars' ? { options: { reduceOptions: { calcs: ['lastNotNull'] }, ...kind === 'bars' ? { orientation: 'horizontal' } : {} } } : {},
    links: alert === undefined ? [] : [{ ...entitled(alert), url: `${page}#${alert.toLowerCase()}`, targetBlank: true }],
  };
}

/** What Grafana calls its title. */
function entitled(text: string): object {
  return Object.fromEntries([['title', text]]);
}
