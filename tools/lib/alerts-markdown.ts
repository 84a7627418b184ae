import { ALERT_FAMILIES, Alert, METRICS } from '../../src/model/monitoring';
import { HEALTH_CODES } from '../../src/model/status';

/** What the page says beside the alerts, in one language. */
interface Frame {
  readonly title: string;
  readonly intro: readonly string[];
  readonly contents: string;
  readonly severities: Readonly<Record<Alert['severity'], string>>;
  readonly after: (minutes: number) => string;
  readonly means: string;
  readonly todo: string;
  readonly look: string;
  readonly mends: string;
  readonly needs: string;
  readonly codes: string;
  readonly scraped: string;
}

const ENGLISH: Frame = {
  title: 'Alerts',
  intro: [
    'What `Monitoring`, or `monitoring:` in a layout file, lets Prometheus tell you, and what to do. An alert links to its part of this page; `cdk8s-ceph explain` tells the same. Limits come from the layout and its forecast, and alerts that make no sense for a layout are left out: whether it cannot heal a host or cannot heal a device, for example.',
    'A **critical** alert wants somebody now, a **warning** this week, and **info** only shows on the dashboard. Every alert has the label `severity`, and the annotations `summary`, `description`, `action` and `runbook_url`. An alert that is not critical is muted as findings are approved: by its name, with a reason.',
    'Commands that begin with `ceph` are given in the toolbox: `kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph status`. `rook-ceph` stands for the namespace of your cluster.',
  ],
  contents: 'Contents',
  severities: { critical: 'critical', warning: 'warning', info: 'info', none: 'always fires' },
  after: minutes => `after ${told(minutes, 'minute', 'hour')}`,
  means: 'What it means',
  todo: 'What to do',
  look: 'Look at',
  mends: 'With',
  needs: 'Needs figures of',
  codes: 'Codes of Ceph',
  scraped: 'What is scraped',
};

const CHINESE: Frame = {
  title: '告警',
  intro: [
    '`Monitoring`（布局文件中为 `monitoring:`）让 Prometheus 告诉您什么，以及应当怎样做。每条告警都链接到本页中的相应部分；`cdk8s-ceph explain` 给出同样的内容。阈值来自布局及其预测；对某个布局没有意义的告警不会生成，例如无法恢复主机与无法恢复设备只取其一。',
    '**严重**告警需要立即有人处理，**警告**需要在本周内处理，**提示**只显示在仪表板上。每条告警都带有标签 `severity`，以及注解 `summary`、`description`、`action` 和 `runbook_url`。不严重的告警可以像认可检查结果那样静音：写明名称和理由。',
    '以 `ceph` 开头的命令在工具箱中运行：`kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph status`。`rook-ceph` 代表您的集群所在的命名空间。',
  ],
  contents: '目录',
  severities: { critical: '严重', warning: '警告', info: '提示', none: '始终触发' },
  after: minutes => `持续 ${minutes % 60 === 0 && minutes > 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`}后触发`,
  means: '含义',
  todo: '处理办法',
  look: '查看',
  mends: '使用',
  needs: '需要以下来源的指标',
  codes: 'Ceph 的健康代码',
  scraped: '采集的指标',
};

function told(minutes: number, small: string, large: string): string {
  const [number, word] = minutes % 60 === 0 && minutes > 0 ? [minutes / 60, large] : [minutes, small];
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/**
 * The page in a language, made from the alerts.
 * @param texts sentences in that language, by English
 */
export function alertsMarkdown(language: 'en' | 'zh', texts: Readonly<Record<string, string>> = {}): string {
  const frame = language === 'en' ? ENGLISH : CHINESE, say = (sentence: string) => texts[sentence] ?? sentence;
  const filled = (command: string) => command.replace(/\{(ns|operator)\}/g, 'rook-ceph').replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label) => label.toUpperCase());
  const stop = language === 'en' ? '.' : '。';
  const section = ({ name, severity, minutes, title, what, fix, verb, command, needs, codes = [] }: Alert) => [
    '', `<a id="${name.toLowerCase()}"></a>`, `### ${name}`, '',
    `**${frame.severities[severity]}**${severity === 'none' ? '' : `, ${frame.after(minutes)}`}: ${say(title)}`, '',
    `${frame.means}: ${say(what)}`, '',
    `${frame.todo}: ${say(fix)}${stop}`, '',
    ...verb === undefined ? [] : [`- ${frame.mends}: \`cdk8s-ceph ${verb}\``],
    ...command === undefined ? [] : [`- ${frame.look}: \`${filled(command)}\``],
    ...needs === undefined ? [] : [`- ${frame.needs}: ${needs}`],
    ...codes.length === 0 ? [] : [`- ${frame.codes}:`, ...codes.map(code => `  - \`${code}\`: ${say(HEALTH_CODES[code].what)}`)],
  ];
  const text = [
    '<!-- Generated from the alerts in src/model/monitoring by `npx projen docs:alerts`. Do not edit. -->',
    `# ${frame.title}`,
    ...frame.intro.flatMap(paragraph => ['', paragraph]),
    '', `## ${frame.contents}`, '',
    ...ALERT_FAMILIES.flatMap(({ title, alerts }) => [`- ${say(title)}`, ...alerts.map(alert => `  - [${alert.name}](#${alert.name.toLowerCase()}) (${frame.severities[alert.severity]}) ${say(alert.title)}`)]),
    ...ALERT_FAMILIES.flatMap(({ title, alerts }) => ['', `## ${say(title)}`, ...alerts.flatMap(section)]),
    '', `## ${frame.scraped}`, '',
    ...Object.entries(METRICS).map(([source, metrics]) => `- ${source}: ${Object.keys(metrics).map(name => `\`${name}\``).join(', ')}`),
    '',
  ].join('\n');
  return text.replace(/\n{3,}/g, '\n\n');
}
