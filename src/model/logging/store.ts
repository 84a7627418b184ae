import { about } from './filters';
import type { LogLine, LogsAsked } from './logs-asked';
import { savedQuery } from './saved-queries';
import { NORMAL_FIELDS } from './sources';

const FIELDS = ['_time', 'host', 'daemon', 'kind', '_msg', 'file', 'object', 'kubernetes.pod_name', 'kubernetes.container_name'];

/** What the store is asked, in LogsQL. It has one line more than is wanted where there are more. */
export function storeQuery(asked: LogsAsked): string {
  const time = `_time:${asked.since}s`, saved = asked.saved === undefined ? undefined : savedQuery(asked.saved);
  const wanted = saved === undefined ? `${time} ${about(asked)}` : saved.query(asked, time);
  return `${wanted} | sort by (_time desc) limit ${asked.limit + 1} | ${NORMAL_FIELDS} | fields ${FIELDS.join(', ')}`;
}

/** Whether a text names a claim with its namespace. */
export function isClaim(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text);
}

/** What the store answered, one line of JSON each; nothing where it is something else. */
export function storeLines(answer: string): readonly LogLine[] | undefined {
  const lines = answer.split('\n').filter(line => line.trim() !== '');
  if (!lines.every(line => /^\{.*\}\s*$/.test(line))) return undefined;
  return lines.map(line => lineOf(JSON.parse(line)));
}

function lineOf(row: Readonly<Record<string, string>>): LogLine {
  const pod = row['kubernetes.pod_name'];
  const from = row.file || row.object || (pod ? `${pod}/${row['kubernetes.container_name']}` : undefined);
  return { time: row._time ?? '', kind: row.kind ?? '', ...given('host', row.host), ...given('daemon', row.daemon), ...given('from', from), text: row._msg ?? '' };
}

function given(key: string, value: string | undefined): object {
  return value === undefined || value === '' ? {} : { [key]: value };
}
