import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProcess } from './lib/command';
import { PATHS } from '../../../tools/lib/paths';
import { sentences, sentencesFile } from '../../../tools/texts';
import { VERBS } from '../src/cli/verbs';
import { languageOf } from '../src/text/language';
import { sayIn } from '../src/text/say';
import chinese from '../src/text/zh.json';

const QUICKSTART = join(PATHS.root, 'examples/quickstart/layout.yaml');
const CHINESE = /[\u4e00-\u9fff]/;
const placesIn = (text: string) => new Set(text.match(/\{[\dn]\}/g));

test('every sentence that is said is known, and no other (else run `npx tsx tools/texts.ts`)', () => {
  expect(readFileSync(join(PATHS.root, 'packages/console/src/text/sentences.ts'), 'utf8')).toBe(sentencesFile());
  // The compiler sees that none is missing.
  expect(Object.keys(chinese).sort()).toEqual([...sentences().said].sort());
}, 120_000);

describe('Chinese', () => {
  test('has no value that the English sentence has not, and keeps names, options and commands', () => {
    const wrong = Object.entries(chinese).filter(([english, text]) => [...placesIn(text)].some(place => !placesIn(english).has(place))
      || [...english.matchAll(/'([\w.[\]/-]+)'/g)].some(([, name]) => /[A-Z.[\]/-]/.test(name) && !text.includes(name)));
    expect(wrong).toEqual([]);
  });

  test('is Chinese, but for names of things', () => {
    const plain = Object.entries(chinese).filter(([, text]) => !CHINESE.test(text)).map(([english]) => english);
    expect(plain.filter(english => / (is|are|the|of|to) /.test(english))).toEqual([]);
  });

  test('values are put where they belong, and said where they are sentences', () => {
    const say = sayIn('zh');
    expect(say('3 errors')).toBe('3 个错误');
    expect(say('one device')).toBe('一个设备');
    expect(say('something that nobody wrote')).toBe('something that nobody wrote');
    expect(say('2.41 TiB move in 3.93 h to 19.7 h')).toBe('移动 2.41 TiB，需要 3.93 小时 到 19.7 小时');
  });

  test('why a run has stopped, and what it waited for, are said part by part', () => {
    const say = sayIn('zh');
    expect(say('2 of 5 steps are done, and somebody wants a pause')).toBe('5 步中已完成 2 步，有人要求暂停');
    expect(say('it was interrupted before this: wait until every monitor is in quorum')).toBe(`在此之前被中断：等待直到 ${say('every monitor is in quorum')}`);
    expect(say('this did not succeed: delete deployments rook-ceph-osd-3: the API server answered 500')).toBe('没有成功：删除 deployments rook-ceph-osd-3：API 服务器应答 500');
    expect(say('every monitor is in quorum: mon.a; the new OSDs are up: osd.7')).toBe(`${say('every monitor is in quorum')}：mon.a；${say('the new OSDs are up')}：osd.7`);
    for (const sentence of ['every monitor is in quorum', 'the new OSDs are up']) expect(say(sentence)).toMatch(CHINESE);
  });

  test('what a sentence goes on with in some cases is said with it', () => {
    const say = sayIn('zh');
    expect(say('Apply what comes and changes; the device sets of node-a--disk are still among them')).toBe('应用新增和变更的对象；其中仍包含 node-a--disk 的 device set');
    expect(say('it changes this cluster since 10:00, and is at step drain/ceph')).toBe('它自 10:00 起正在更改此集群，目前在步骤 drain/ceph');
    expect(say('stays degraded until what is away is back')).toBe('保持降级，直到离开的部分恢复');
    expect(say('at most one of copies, redundancy can be set')).toBe('copies, redundancy 中最多只能设置一项');
  });

  test.each(VERBS.map(({ name, example }) => [name, example] as const))('the help of %s is Chinese, with the same example', async (name, example) => {
    const { stdout } = await inProcess([name, '--help', '--lang', 'zh']);
    expect(stdout).toMatch(/^用法：/);
    expect(stdout.endsWith(`\n示例：\n  ${example}\n`)).toBe(true);
    // Every option is told.
    for (const line of stdout.split('\n').filter(each => /^ {2}-/.test(each) && !each.includes('--version'))) expect(`${line} ${stdout}`).toMatch(CHINESE);
  });

  test('is spoken where the environment asks for it, and where the command line does', async () => {
    expect((await inProcess(['check', QUICKSTART], { LANG: 'zh_CN.UTF-8' })).stdout).toBe('4 台主机，12 个卷：没有错误，0 个警告\n');
    expect((await inProcess(['check', QUICKSTART, '--lang', 'en'], { LANG: 'zh_CN.UTF-8' })).stdout).toBe('4 hosts, 12 volumes: no errors, 0 warnings\n');
    expect(languageOf({ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect((await inProcess(['check', '--lang', 'fr'])).status).toBe(2);
  });

  test.each(['forecast', 'show', 'check'])('%s has no English word left that we know in Chinese', async verb => {
    const { stdout } = await inProcess([verb, QUICKSTART, '--lang', 'zh']);
    expect(stdout).not.toMatch(/\b(hosts?|devices?|pools?|errors?|warnings?|copies|safe|raw|recovers?|move|the|of)\b(?![-/.])/);
  });
});
