import type { Rule } from './rule';
import { see } from './rule';
import type { Topic } from './topic';
import { known, Maybe } from '../layout';

/** Ceph's options by section and name, and how they get to the daemons. */
export interface CephConfigSpec {
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The file that they stand in, as it is written; absent where the operator sets them one by one. */
  readonly file?: string;
  /** Whether the memory of OSDs has a limit. */
  readonly memoryLimited: Maybe<boolean>;
  readonly trial: boolean;
}

/** What makes pools without a given number of copies keep a single one. */
const SINGLE_COPY: Readonly<Record<string, RegExp>> = { osd_pool_default_size: /^1$/, mon_allow_pool_size_one: /^(true|1|yes|on)$/i };

/** Options of Ceph, given to the cluster or in the file that Rook lays before its own. */
export const CEPH_CONFIG_RULES: readonly Rule<CephConfigSpec>[] = [
  {
    code: 'ceph-cluster/config-value',
    severity: 'error',
    title: 'Ceph options have a name and a value.',
    why: 'One wrong option makes every reconcile of Rook fail.',
    see: see('ceph-cluster/config-value'),
    check: spec => each(spec)
      .filter(({ who, key, value }) => who === '' || !/^[a-z0-9_/.\- ]+$/i.test(key) || typeof value !== 'string' || value === '')
      .map(({ property, value }) => ({ property, value: `'${value}'`, reason: 'an option needs a section, a name and a text', fix: `Set '${property}' to a text, or remove it` })),
  },
  {
    code: 'ceph-cluster/memory-target',
    severity: 'error',
    title: 'The memory of OSDs is set by their resources, not by osd_memory_target.',
    why: 'Ceph derives the target from the memory limit, and the configured value has no effect.',
    see: see('ceph-cluster/memory-target'),
    check: spec => {
      const targets = each(spec).filter(({ key }) => key === 'osd_memory_target');
      return targets.length === 0 || !known(spec.memoryLimited) ? [] : targets.map(({ who, value }) => ({
        property: `cephConfig['${who}'].osd_memory_target`, value: `'${value}'`, reason: 'the memory limit of the OSDs overrides it', fix: "Remove the option, and set 'resources.osd.memory'",
      }));
    },
  },
  {
    code: 'ceph-cluster/default-copies',
    severity: 'warning',
    title: 'Outside of trials, no option makes pools with a single copy.',
    why: 'Pools that no object describes, such as those of Ceph itself, get one copy, and their data is lost with the first device that fails.',
    see: see('ceph-cluster/default-copies'),
    check: spec => spec.trial ? [] : each(spec).filter(({ key, value }) => SINGLE_COPY[key]?.test(`${value}`.trim())).map(({ property, key, value }) => ({
      property, value: `'${value}'`, reason: key === 'osd_pool_default_size' ? 'pools without a given number of copies get a single copy' : 'it lets pools have a single copy', fix: `Remove '${property}'`,
    })),
  },
  {
    code: 'ceph-cluster/config-file-end',
    severity: 'error',
    title: 'The file of options ends with a new line.',
    why: 'Rook appends its own options. The first of them is joined to the last line, so both are lost and daemons do not start.',
    see: see('ceph-cluster/config-file-end'),
    check: ({ file }) => file === undefined || file.trim() === '' || file.endsWith('\n') ? [] : [{
      property: 'cephConfig', value: `'${file.slice(file.lastIndexOf('\n') + 1)}'`, reason: 'the last line does not end with a new line', fix: "End 'cephConfig' with a new line (write it as a block with | in YAML)",
    }],
  },
];

/** Options of Ceph, wherever they are written. */
export const CEPH_CONFIG_TOPIC: Topic<CephConfigSpec> = { name: 'ceph-config', rules: CEPH_CONFIG_RULES };

function each({ options }: CephConfigSpec) {
  return Object.entries(options).flatMap(([who, section]) => Object.entries(section).map(([name, value]) => ({
    who, key: name.trim().replace(/[ -]/g, '_'), value, property: `cephConfig['${who}']['${name}']`,
  })));
}
