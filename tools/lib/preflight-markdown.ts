import { anchor } from './rules-markdown';
import { PREFLIGHT_CHAPTERS } from '../../src/model/preflight';

/** What a page says beside the rules, in one language. */
interface Frame {
  readonly title: string;
  readonly intro: string;
  readonly answers: readonly string[];
  readonly heads: readonly [code: string, severity: string, title: string, why: string];
  readonly severities: { readonly error: string; readonly warning: string };
}

const ENGLISH: Frame = {
  title: 'Preflight: what is looked at before a stack is applied',
  intro: 'A stack can be right in itself and still not fit the machines it is applied to. So it is held against the real nodes first. Nothing is changed for that, neither in Kubernetes nor on a host. An **error** means that it would not work, or that data would be lost. A **warning** is told. What was not answered is listed as not judged, and is never taken for clean.',
  answers: [
    'Kubernetes is asked for its version and for nodes, namespaces, Deployments, CustomResourceDefinitions, CephClusters, PersistentVolumes, PersistentVolumeClaims and StorageClasses of all namespaces.',
    'Each host is asked by the command that `cdk8s-ceph inventory --command` prints, or by the pods of `cdk8s-ceph inventory --pods`: its devices, the kernel and its modules, the folder of Rook, its clock and its network interfaces. The command writes nothing.',
    'A capture of an older version lacks some of these parts. What needs them is not judged.',
  ],
  heads: ['rule', '', 'what must hold', 'why'],
  severities: { error: 'error', warning: 'warning' },
};

const CHINESE: Frame = {
  title: '预检：应用存储栈之前检查的内容',
  intro: '存储栈本身可能没有错误，却与要应用到的机器不符。因此要先与真实的节点对照。对照时不更改任何内容，无论是在 Kubernetes 中还是在主机上。**错误**表示无法工作，或者会丢失数据。**警告**只作提示。没有得到答复的内容列为未判断，绝不视为正常。',
  answers: [
    '向 Kubernetes 查询其版本，以及所有命名空间的节点、命名空间、Deployment、CustomResourceDefinition、CephCluster、PersistentVolume、PersistentVolumeClaim 和 StorageClass。',
    '用 `cdk8s-ceph inventory --command` 输出的命令，或 `cdk8s-ceph inventory --pods` 的 Pod 查询每个主机：其设备、内核及内核模块、Rook 的目录、时钟和网络接口。该命令不写入任何内容。',
    '较早版本的采集结果缺少其中一些部分。需要这些部分的检查列为未判断。',
  ],
  heads: ['规则', '', '必须满足的条件', '原因'],
  severities: { error: '错误', warning: '警告' },
};

/**
 * The page in a language, made from the rules.
 * @param texts sentences in that language, by English
 */
export function preflightMarkdown(language: 'en' | 'zh', texts: Readonly<Record<string, string>> = {}): string {
  const say = (sentence: string) => texts[sentence] ?? sentence;
  const { title, intro, answers, heads, severities } = language === 'en' ? ENGLISH : CHINESE;
  const cell = (text: string) => text.replace(/\|/g, '\\|');
  return [
    '<!-- Generated from the rules in src/model/preflight by `npx projen docs:rules`. Do not edit. -->',
    `# ${title}`,
    '',
    intro,
    '',
    ...answers.map(each => `- ${each}`),
    ...PREFLIGHT_CHAPTERS.flatMap(({ title: chapter, rules }) => [
      '',
      `## ${say(chapter)}`,
      '',
      `| ${heads.join(' | ')} |`,
      '|---|---|---|---|',
      ...rules.map(rule => `| [\`${rule.code}\`](rules.md#${anchor(rule.code)}) | ${severities[rule.severity]} | ${cell(say(rule.title))} | ${cell(say(rule.why))} |`),
    ]),
    '',
  ].join('\n');
}
