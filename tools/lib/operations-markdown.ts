import { Operation, OperationWords, TROUBLE } from './operations';
import { CHINESE, CHINESE_TROUBLE } from './operations-chinese';
import { sayer } from '../../packages/console/src/text/sayer';
import { WORDS } from '../../packages/console/src/text/words';
import chinese from '../../packages/console/src/text/zh.json';
import { Danger, planText, Step, StepKind } from '../../src/model/change';
import { inEnglish, Say } from '../../src/model/layout';

/** What every page says, in one language. */
interface Frame {
  readonly say: Say;
  readonly use: string;
  readonly does: string;
  readonly columns: string;
  readonly dangers?: Readonly<Record<Danger, string>>;
  readonly counted: (before: number, actions: number, after: number) => string;
  readonly wrong: string;
  readonly mark: string;
  readonly trouble: Readonly<Record<StepKind, string>>;
  readonly hand: string;
  readonly instead: string;
  readonly usualHand: string;
  readonly between: string;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

const FRAMES: Readonly<Record<'en' | 'zh', Frame>> = {
  en: {
    say: inEnglish,
    use: 'The command shows the plan, asks, and carries it out. `--dry-run` tells it and changes nothing. Killed at any moment, `cdk8s-ceph resume` goes on from any machine; `cdk8s-ceph abort` gives it up.',
    does: 'What it does',
    columns: '| | step | danger | |',
    counted: (before, actions, after) => `${count(before, 'check')}, ${count(actions, 'action')}, ${count(after, 'check')}`,
    wrong: 'What may go wrong',
    mark: ': ',
    trouble: TROUBLE,
    hand: 'By hand',
    instead: 'The same steps for somebody who does not run the command against the cluster.',
    usualHand: '`cdk8s-ceph plan APPLIED LAYOUT --write FOLDER` prints them for your own stack, with the files to apply.',
    between: ' ',
  },
  zh: {
    say: sayer(chinese, WORDS.zh),
    use: '命令先显示计划，询问后执行。`--dry-run` 只显示，不做任何变更。无论何时被终止，都可以在任何机器上用 `cdk8s-ceph resume` 继续；`cdk8s-ceph abort` 放弃执行。',
    does: '它做什么',
    columns: '| | 步骤 | 风险 | |',
    dangers: { [Danger.NONE]: '无', [Danger.CHANGES]: '更改对象', [Danger.MOVES_DATA]: '移动数据', [Danger.DESTROYS]: '销毁' },
    counted: (before, actions, after) => `检查 ${before} 项，动作 ${actions} 个，检查 ${after} 项`,
    wrong: '可能出什么问题',
    mark: '：',
    trouble: CHINESE_TROUBLE,
    hand: '手动执行',
    instead: '供不在集群上运行本命令的人使用的同样步骤。',
    usualHand: '`cdk8s-ceph plan APPLIED LAYOUT --write FOLDER` 打印您自己的存储栈的步骤，以及要应用的文件。',
    between: '',
  },
};

/** The page of a verb in a language. */
export function operationPage({ name, typed, plan, ...english }: Operation, language: 'en' | 'zh' = 'en'): string {
  const frame = FRAMES[language], { say } = frame, { steps, ...rest } = plan();
  const { title, about, trouble = {}, more = [], further = [], byHand = frame.usualHand }: OperationWords = language === 'en' ? english : CHINESE[name];
  const row = (step: Step, i: number) =>
    `| ${i + 1} | ${say(step.title)} | ${frame.dangers?.[step.danger] ?? step.danger} | ${frame.counted(step.before.length, step.actions.length + step.finalActions.length, step.after.length)} |`;
  const kinds = [...new Set(steps.map(({ kind }) => kind))];
  return [
    '<!-- Written by `npx projen docs:operations`; do not edit. -->', '', `# ${title}`, '', about, '', '```sh', ...typed, '```', '', frame.use, '',
    ...more.flatMap(paragraph => [paragraph, '']),
    `## ${frame.does}`, '', frame.columns, '|---|---|---|---|', ...steps.map(row), '',
    `## ${frame.wrong}`, '', ...kinds.map(kind => `- **${kind}**${frame.mark}${trouble[kind] ?? frame.trouble[kind]}`), '',
    ...further,
    `## ${frame.hand}`, '', `${frame.instead}${frame.between}${byHand}`, '',
    '```txt', planText({ ...rest, steps }, say), '```', '',
  ].join('\n');
}
