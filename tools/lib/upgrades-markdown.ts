import { anchor } from './rules-markdown';
import { ROOK_RELEASES, VersionRange } from '../../src/model/layout';
import { RELEASES, UpgradeRow, UPGRADES } from '../../src/model/manifests';

/** Who tells the rows of a kind. */
const TOLD_BY: Readonly<Record<UpgradeRow['kind'], readonly string[]>> = {
  refused: ['edit/upgrade-path'],
  needsRook: ['edit/upgrade-needs-rook', 'policy/ceph-needs-rook', 'policy/next-ceph-needs-rook'],
  needsDrivers: ['edit/csi-drivers-missing', 'policy/csi-drivers'],
  keysLater: ['edit/keys-with-upgrade'],
  note: [],
};

/** Rules that hold for every upgrade. */
const ALWAYS: readonly { readonly what: string; readonly rules: readonly string[] }[] = [
  { what: 'Rook is upgraded by one minor release at a time', rules: ['edit/rook-skipped'] },
  { what: 'Ceph is upgraded by at most two major releases at once', rules: ['edit/ceph-skipped'] },
  { what: 'Neither is downgraded: from `require_osd_release` on there is no way back', rules: ['edit/rook-downgraded', 'edit/ceph-downgraded'] },
  { what: 'Rook and Ceph are not upgraded in one edit; [`cdk8s-ceph upgrade`](../operations/upgrade.md) does both, Rook first', rules: ['edit/upgraded-together'] },
  { what: 'No check of Rook is switched off for it', rules: ['edit/upgrade-unchecked', 'ceph-cluster/standing-act'] },
  { what: 'Rook runs the Ceph of the cluster, before and after', rules: ['ceph-cluster/ceph-version', 'edit/rook-drops-ceph'] },
  { what: 'The module `rook` of the manager is off with Ceph 20.2.2 to 20.2.4', rules: ['ceph-cluster/manager-module'] },
  { what: '`rook-config-override` ends with a new line', rules: ['ceph-cluster/config-file-end'] },
];

/** What is known of upgrades, as one page. */
export function upgradesMarkdown(): string {
  return [
    '<!-- Generated from src/model/manifests/upgrades.ts and src/model/layout/rook-releases.ts by `npx projen docs:parity`. Do not edit. -->',
    '# Upgrades',
    '',
    'What is known of upgrades of Rook and Ceph. [`cdk8s-ceph upgrade`](../operations/upgrade.md) and every [plan](../how-to/change-hardware.md) refuse paths that fail, and tell the notes with the step that upgrades. After a',
    'major release it also makes sure that `require_osd_release` is raised: Rook may miss that ([rook#17363](https://github.com/rook/rook/issues/17363)).',
    '',
    '## Which Rook runs which Ceph',
    '',
    '| Rook | Ceph | Kubernetes from | known from |',
    '|---|---|---|---|',
    ...ROOK_RELEASES.map(({ rook, ceph, kubernetes, source }) => `| ${rook} | ${ceph.map(named).join(', ')} | ${kubernetes ?? 'not known here'} | ${sources(source)} |`),
    '',
    'Rook installs the release of Ceph that its CephCluster names. A chart names one by default, and a newer chart a newer one: set the image yourself.',
    '',
    '## Always',
    '',
    '| rule | told by |',
    '|---|---|',
    ...ALWAYS.map(({ what, rules }) => `| ${what} | ${linked(rules)} |`),
    '',
    '## Single releases',
    '',
    '| of | from | to | what happens | what to do | told by | known from |',
    '|---|---|---|---|---|---|---|',
    ...UPGRADES.map(row => `| ${[row.of === 'ceph' ? 'Ceph' : 'Rook', said(row.from), said(row.to), row.reason, row.fix, linked(TOLD_BY[row.kind]) || 'the step that upgrades', sources(row.source)].join(' | ')} |`),
    '',
  ].join('\n');
}

function linked(codes: readonly string[]): string {
  return codes.map(code => `[\`${code}\`](rules.md#${anchor(code)})`).join(', ');
}

function said({ from, below }: VersionRange = {}): string {
  if (from === undefined) return below === undefined ? 'any' : `below ${below}`;
  return below === undefined ? `${from} or newer` : `${from} to below ${below}`;
}

/** A range with the name of its release. */
function named(range: VersionRange): string {
  const name = RELEASES[Number.parseInt(range.from ?? '', 10)];
  return name === undefined ? said(range) : `${name[0].toUpperCase()}${name.slice(1)} from ${range.from}`;
}

/** Issues with a link. */
function sources(text: string): string {
  return text.replace(/\b(rook|ceph)#(\d+)/g, (whole, project: string, number: string) => `[${whole}](https://github.com/${project}/${project}/issues/${number})`);
}
