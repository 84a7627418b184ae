import type { RuleText } from '../../src';

/** What the first part of a code speaks about, for people. */
const THINGS: Readonly<Record<string, string>> = {
  'local-volume-set': 'Sets of local volumes',
  'host': 'Hosts',
  'local-volume': 'Local volumes',
  'volume-claims': 'Claims on an existing StorageClass',
  'rook-operator': 'The operator',
  'ceph-cluster': 'Clusters',
  'pool': 'Pools',
  'block-pool': 'Block pools',
  'filesystem': 'Filesystems',
  'object-store': 'Object stores',
  'object-store-user': 'Users of object stores',
  'bucket-claim': 'Claims of buckets',
  'storage-class': 'Storage classes',
  'snapshot-class': 'Snapshot classes',
  'claim': 'Claims of volumes',
  'app': 'The app',
  'preflight': 'Before a stack is applied',
  'edit': 'Edits that lose data',
  'plan': 'Plans',
};

/** All rules as one page, in the order given, with an anchor for each code. */
export function rulesMarkdown(rules: readonly RuleText[]): string {
  const things = [...new Set(rules.map(thingOf))];
  const of = (thing: string) => rules.filter(rule => thingOf(rule) === thing);
  return [
    '<!-- Generated from the rules in src/ by `npx projen docs:rules`. Do not edit. -->',
    '# Rules',
    '',
    'What the library looks at before anything is applied. An **error** stops synthesis: it would not work, or it would lose data. A',
    '**warning** is told and can be approved with a reason (`Findings.approve(scope, code, reason)`). All findings are told at once.',
    '',
    `${rules.length} rules: ${rules.filter(rule => rule.severity === 'error').length} errors, ${rules.filter(rule => rule.severity === 'warning').length} warnings.`,
    '',
    '## Contents',
    '',
    ...things.flatMap(thing => [
      `- [${title(thing)}](#${anchor(title(thing))})`,
      ...of(thing).map(rule => `  - [\`${rule.code}\`](#${anchor(rule.code)}) ${rule.title}`),
    ]),
    ...things.flatMap(thing => ['', `## ${title(thing)}`, ...of(thing).flatMap(section)]),
    '',
  ].join('\n');
}

/** The anchor of a code, as findings link to it: `pool/copies` is at `#pool-copies`. */
export function anchor(text: string): string {
  return text.toLowerCase().replace(/[/ ]/g, '-');
}

function section(rule: RuleText): string[] {
  const trial = rule.allowedInTrial ? '; in a trial cluster a warning' : '';
  return ['', `<a id="${anchor(rule.code)}"></a>`, `### ${rule.code}`, '', `**${rule.severity}**${trial}: ${rule.title}`, '', rule.why];
}

function title(thing: string): string {
  return THINGS[thing] ?? `${thing[0].toUpperCase()}${thing.slice(1).replaceAll('-', ' ')}`;
}

function thingOf({ code }: RuleText): string {
  return code.split('/')[0];
}
