import { Construct, IConstruct } from 'constructs';
import { describe, Findings } from '../core';
import type { Finding } from '../model/rules';
import type { IStorageClass } from '../storage-class';
import { LocalVolumeSet } from '../volumes';
import { buildAccess } from './private/access';
import { buildBenchmark } from './private/benchmark';
import { buildClaims } from './private/classes';
import { buildClusters } from './private/cluster';
import { listed } from './private/data-faults';
import { buildLogs } from './private/logs';
import { buildMonitoring } from './private/monitoring';
import { Place } from './private/place';
import { buildServices } from './private/services';
import { Site } from './private/site';
import { sourceOf } from './private/source-map';
import { buildVolumes } from './private/volumes';
import type { StorageStackProps } from './storage-stack-props';
import { STORAGE_STACK_TOPIC } from './storage-stack-rules';

/** A place in the data of a stack. */
export interface StackSource {
  /** As findings and references write it, e.g. `hosts.node-a.volumes[0].size`. */
  readonly place: string;
  /** The keys that lead there: names in maps, and numbers, as texts, in lists. */
  readonly keys: string[];
}

/**
 * A whole stack of storage, from plain data alone: hosts and volumes, the cluster, pools, filesystems, object stores, classes and
 * claims. It makes the same constructs that code would, with the same names, and so the same objects to the byte; choose it where the
 * description comes from a file, and the constructs where it is code.
 *
 * Each construct stands below this one where it stands in the data, e.g. `block/volumes`. Data that cannot be read is told all at
 * once, and as long as there is any, nothing is made of the rest.
 *
 * @stateful
 */
export class StorageStack extends Construct {
  private readonly site: Site;

  public constructor(scope: Construct, id: string, private readonly props: StorageStackProps) {
    super(scope, id);
    this.site = new Site(this);
    buildVolumes(this.site, props);
    buildClusters(this.site, props);
    buildServices(this.site, props);
    buildAccess(this.site, props);
    buildClaims(this.site, props);
    buildMonitoring(this.site, props);
    buildLogs(this.site, props);
    buildBenchmark(this.site, props);
    this.approve();
    const { faults } = this.site;
    // What was made of values that could not be read would only be judged a second time, in other words.
    if (faults.found.length > 0) for (const { node } of this.node.children) this.node.tryRemoveChild(node.id);
    describe(this, STORAGE_STACK_TOPIC, () => ({ faults: faults.found }));
  }

  /**
   * The commands that give the nodes the labels which the declared topology stands for, see `LocalVolumeSet.labelCommands`.
   */
  public get labelCommands(): string[] {
    const sets = [...this.site.made.values()].filter((made): made is LocalVolumeSet => made instanceof LocalVolumeSet);
    return [...new Set(sets.flatMap(set => set.labelCommands))];
  }

  /**
   * What an entry of the data became, e.g. to patch it.
   * @param place its place in the data, e.g. `cluster` or `block.volumes`
   */
  public find(place: string): IConstruct {
    const found = this.site.made.get(place);
    if (found === undefined) throw new Error(`[${this.node.path}] there is nothing at '${place}', but at ${listed([...this.site.made.keys()])}`);
    return found;
  }

  /**
   * A class of the stack, for claims of applications.
   * @param name the name of the class
   */
  public storageClass(name: string): IStorageClass {
    const found = new Map(this.site.classes.known).get(name);
    if (found === undefined) throw new Error(`[${this.node.path}] there is no StorageClass '${name}', but ${listed(this.site.classes.known.map(([known]) => known))}`);
    return found;
  }

  /**
   * Where the data says what a finding is about; nothing where it is about something else than this stack.
   * @param finding what a rule found, see `Findings.of`
   */
  public sourceOf(finding: Finding): StackSource | undefined {
    const source = this._source(finding.path, finding.property);
    return source && { place: source.text, keys: source.keys.map(String) };
  }

  /**
   * @internal Where the data says what a construct below this one, or one of its properties as a finding writes it, is made of: as text,
   * and as the keys that lead there.
   */
  public _source(path: string, property?: string): { readonly text: string; readonly keys: readonly (string | number)[] } | undefined {
    return sourceOf(this.props, this.site, path, property);
  }

  private approve(): void {
    (this.props.approvals ?? []).forEach(({ code, reason, at }, i) => {
      const scope = at === undefined ? this : this.site.made.get(at);
      if (scope) {Findings.approve(scope, code, reason);} else {
        const known = listed([...this.site.made.keys()]);
        this.site.faults.add('reference', Place.of('approvals', i, 'at'), `'${at}'`, 'nothing is made of this place', `Write one of ${known}, or leave it out for the whole stack`);
      }
    });
  }
}
