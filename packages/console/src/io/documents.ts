import type { Problem } from './problem';
import type { Applied } from '../actions/apply';
import type { BenchCompared, BenchRan, BenchReported } from '../actions/bench';
import type { Checked } from '../actions/check';
import type { CheckedLive } from '../actions/check-live';
import type { Explained } from '../actions/explain';
import type { BackedUp } from '../actions/identity';
import type { Initialized } from '../actions/init';
import type { Inventoried } from '../actions/inventory';
import type { Logs } from '../actions/logs';
import type { Status } from '../actions/outcome';
import type { Judged } from '../actions/policy';
import type { Aborted } from '../actions/resume';
import type { Served } from '../actions/serve';
import type { Shown } from '../actions/show';
import type { Synthesized } from '../actions/synth';
import type { Vendored } from '../actions/vendor';
import type { RunEvent } from '../run/events';

/** What a verb prints with `--json`. Within one number of a format fields are added only. */
export interface Envelope<Format extends string, Data> {
  readonly format: Format;
  readonly status: Status;
  readonly versions: { readonly console: string };
  /** Everything that is wrong; reasons and fixes are in the language that was asked for. */
  readonly problems: readonly Problem[];
  /** Absent where nothing could be done. */
  readonly data?: Data;
}

/** Figures of a forecast, each with its derivation; docs/how-to/forecast.md tells what they are. */
interface Told {
  readonly name: string;
  readonly [part: string]: unknown;
}

/** Steps of a plan; docs/how-to/change-hardware.md tells what they are. */
interface PlannedJson {
  readonly refused: number;
  readonly changes: boolean;
  readonly plan: {
    readonly refused: readonly object[];
    readonly approved: readonly object[];
    readonly approvalFaults: readonly object[];
    readonly added: readonly string[];
    readonly changed: readonly object[];
    readonly removed: readonly string[];
    readonly notJudged: readonly string[];
    readonly steps: readonly object[];
  };
  readonly wrote?: readonly string[];
}

/** How a cluster is; docs/operations/status.md tells what it is. */
interface StatusJson {
  readonly cluster: string;
  readonly [part: string]: unknown;
}

/** What happens in a run, one event a line before the result; docs/operations/run.md tells more. */
type Event = { readonly format: 'cdk8s-ceph/event@1'; readonly at: string } & RunEvent;

/** Every document that is printed; its JSON Schema is schema/output-1.json. */
export type Document =
  | Envelope<'cdk8s-ceph/init@1', Initialized>
  | Envelope<'cdk8s-ceph/check@1', Checked | CheckedLive>
  | Envelope<'cdk8s-ceph/apply@1' | 'cdk8s-ceph/add@1' | 'cdk8s-ceph/remove@1' | 'cdk8s-ceph/replace@1' | 'cdk8s-ceph/grow@1' | 'cdk8s-ceph/maintenance@1' | 'cdk8s-ceph/upgrade@1' | 'cdk8s-ceph/teardown@1' | 'cdk8s-ceph/resume@1', Applied>
  | Envelope<'cdk8s-ceph/backup@1', BackedUp>
  | Envelope<'cdk8s-ceph/restore@1', Applied>
  | Envelope<'cdk8s-ceph/abort@1', Aborted>
  | Envelope<'cdk8s-ceph/status@1', { readonly clusters: readonly StatusJson[]; readonly alerts: readonly StatusJson[]; readonly identity?: string }>
  | Envelope<'cdk8s-ceph/logs@1', Logs>
  | Event
  | Envelope<'cdk8s-ceph/bench@1', BenchRan | BenchReported | BenchCompared>
  | Envelope<'cdk8s-ceph/ui@1', Served>
  | Envelope<'cdk8s-ceph/synth@1', Synthesized>
  | Envelope<'cdk8s-ceph/show@1', Shown>
  | Envelope<'cdk8s-ceph/forecast@1', { readonly clusters: readonly Told[] }>
  | Envelope<'cdk8s-ceph/what-if@1', { readonly lost: readonly string[]; readonly clusters: readonly Told[] }>
  | Envelope<'cdk8s-ceph/plan@1', PlannedJson>
  | Envelope<'cdk8s-ceph/policy@1', Judged>
  | Envelope<'cdk8s-ceph/inventory@1', Inventoried | string>
  | Envelope<'cdk8s-ceph/explain@1', Explained>
  | Envelope<'cdk8s-ceph/vendor@1', Vendored>
  | Envelope<'cdk8s-ceph/completion@1', string>;
