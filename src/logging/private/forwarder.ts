import { confinedTo, LogsPlan } from './logs-plan';
import type { Container } from '../../imports/core';

const PORT = 9430;

/** Where the agent of the same pod writes to. */
export const FORWARDER_URL = `http://127.0.0.1:${PORT}`;

/** Gives every line `host`, `daemon` and `kind`, and the time that it tells. */
const FIELDS = `function fields(tag, now, line)
  local type, id = line['kubernetes.pod_labels.ceph_daemon_type'], line['kubernetes.pod_labels.ceph_daemon_id']
  line.host = line.host or line['kubernetes.pod_node_name'] or ''
  line.daemon = line.daemon or (type and id and type .. '.' .. id) or ''
  if not line.kind then
    if string.find(line['kubernetes.pod_name'] or '', 'csi', 1, true) then line.kind = 'csi'
    elseif line['kubernetes.pod_labels.app'] == 'rook-ceph-operator' then line.kind = 'operator'
    else line.kind = 'daemon' end
  end
  local y, mo, d, h, mi, s, f = string.match(line._time or '', '^(%d+)-(%d+)-(%d+)T(%d+):(%d+):(%d+)%.?(%d*)Z')
  if y then now = os.time({ year = y, month = mo, day = d, hour = h, min = mi, sec = s, isdst = false }) + tonumber('0.' .. f .. '0') end
  return 1, now, line
end
`;

/** The configuration of Fluent Bit; JSON is YAML. */
export function forwarderConfig({ target }: LogsPlan): string {
  return `${JSON.stringify({
    service: { 'flush': 1, 'log_level': 'warn', 'storage.path': '/state/forwarder' },
    pipeline: {
      inputs: [{ 'name': 'http', 'listen': '127.0.0.1', 'port': PORT, 'tag': 'storage', 'storage.type': 'filesystem' }],
      filters: [{ name: 'lua', match: '*', call: 'fields', code: FIELDS }],
      outputs: [{ 'match': '*', 'retry_limit': 'no_limits', 'storage.total_limit_size': '1G', ...outputTo(target) }],
    },
  }, undefined, 2)}\n`;
}

function outputTo(target: LogsPlan['target']): Record<string, unknown> {
  switch (target.kind) {
    case 'otlp': return { name: 'opentelemetry', ...addressIn(target.url, 'logs_uri', '/v1/logs'), logs_body_key: '$_msg', logs_body_key_attributes: true };
    case 'loki': return { name: 'loki', ...addressIn(target.url, 'uri', '/loki/api/v1/push'), labels: 'job=ceph', label_keys: '$host,$daemon,$kind', line_format: 'json' };
    case 'syslog': return {
      name: 'syslog', host: target.host, port: target.port, mode: 'tcp', syslog_format: 'rfc5424', syslog_hostname_key: 'host', syslog_appname_key: 'daemon', syslog_msgid_key: 'kind', syslog_message_key: '_msg',
    };
    default: return {};
  }
}

function addressIn(url: string, path: string, usual: string): Record<string, unknown> {
  const [, scheme = 'http', host = '', port, at = ''] = /^(https?):\/\/([^:/]*)(?::(\d+))?(\/.*)?$/.exec(url) ?? [];
  const tls = scheme === 'https';
  return { host, port: port === undefined ? tls ? 443 : 80 : Number(port), [path]: at === '' || at === '/' ? usual : at, ...tls ? { tls: 'on' } : {} };
}

export function forwarder({ images }: LogsPlan): Container {
  return {
    name: 'forwarder',
    image: images.forwarder,
    args: ['-c', '/etc/cdk8s-ceph/forwarder.yaml'],
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    securityContext: confinedTo(),
    volumeMounts: [{ name: 'config', mountPath: '/etc/cdk8s-ceph', readOnly: true }],
  };
}
