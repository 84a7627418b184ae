import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ApiObject, App } from 'cdk8s';
import { Delivery } from './delivery';
import { describe, Phase, phaseOf, refuseErrors, setManifests } from '../core';
import { Approval } from '../model/rules';
import { appliedState, editRules } from './private/applied';
import type { Means, OutputFile } from './private/means';
import { canonically } from './private/order';
import { usualPhase } from './private/phases';
import { refusal, refused, verdictOn, warningsText } from './private/report';
import { yamlOf } from './private/yaml';
import type { Transition } from '../model/manifests';
import { PolicyManifest, stateOf } from '../model/manifests';
import type { Topic } from '../model/rules';

/** Where and how the files are written. */
export interface StorageAppProps {
  /**
   * Where the files are written.
   * @default - what the environment variable CDK8S_OUTDIR says, else `dist`
   */
  readonly outdir?: string;
  /**
   * What file names end with.
   * @default '.k8s.yaml'
   */
  readonly outputFileExtension?: string;
  /**
   * Keep warnings to yourself; `Findings.of(app)` still has them.
   * @default - warnings that are not approved are written to stderr at the end of synthesis
   */
  readonly quiet?: boolean;
  /**
   * A directory with the files that were applied last. A change that would lose data on its way from there is refused: a device that is
   * dropped, a pool that loses copies, a name that changes and so on. Make an empty one for the first time, and copy the output into
   * it each time it has been applied.
   * @default - what was applied is not known, so nothing is compared
   */
  readonly applied?: string;
  /**
   * Such changes that are meant all the same, each by its code and, as `at`, by the object as the refusal names it. `Plan` tells how they
   * are carried out.
   * @default - every such change is refused
   */
  readonly approvals?: Approval[];
  /**
   * What applies the files. For a GitOps controller, objects get its annotations, and what it needs itself is written beside them.
   * @default - somebody does, by `kubectl apply --server-side` in the order of their names
   */
  readonly delivery?: Delivery;
}

/**
 * An App that writes one file per phase, in the order of their application: `00-crds.k8s.yaml`, `10-operator.k8s.yaml`
 * and so on (see `Phase`), whichever charts the objects stand in. The bytes do not depend on the order of declaration.
 *
 * All findings are told at once, and as long as one is an error nothing is written. Every chart works in a plain
 * cdk8s App as well; that writes one file per chart, and leaves the order of application to its user.
 */
export class StorageApp extends App {
  private readonly quiet: boolean;
  private readonly means: Means;

  public constructor(props: StorageAppProps = {}) {
    super({ outdir: props.outdir, outputFileExtension: props.outputFileExtension });
    this.quiet = props.quiet ?? false;
    this.means = (props.delivery ?? Delivery.kubectl())._means();
    setManifests(this, () => this.rendered());
    refuseErrors(this);
    if (props.applied !== undefined) {
      const former = appliedState(props.applied);
      const topic: Topic<Transition> = { name: 'edit', rules: editRules(props.approvals ?? []), last: true };
      describe(this, topic, manifests => ({ former, next: stateOf(manifests.map(({ object }) => object)) }));
    }
  }

  /** Validate everything, then write the file of every phase that has objects, and remove those of phases that have none. */
  public synth(): void {
    const { warnings, manifests } = this.approve(StorageApp.prototype.synth);
    const phases = PHASES.map(phase => ({ phase, objects: manifests.filter(({ file }) => file === this.fileOf(phase)).map(({ object }) => object) }));
    const files = phases.map(({ phase, objects }): OutputFile => ({ path: this.fileOf(phase), objects }));
    mkdirSync(this.outdir, { recursive: true });
    [...files, ...this.means.beside(phases.filter(({ objects }) => objects.length > 0), this.outputFileExtension)].forEach(file => this.write(file));
    if (warnings !== undefined && !this.quiet) process.stderr.write(`${warnings}\n`);
  }

  /** Validate everything, then return all phases as one YAML text, in order. */
  public synthYaml(): string {
    return yamlOf(this.approve(StorageApp.prototype.synthYaml).manifests.map(({ object }) => object));
  }

  /** The objects of one phase as plain data, as they are written; not validated. */
  public documents(phase: Phase): any[] {
    return this.manifests(phase).map(({ object }) => object);
  }

  /** Refuse what has errors, to whoever called `method`; return what is to be written, and what is to be told of warnings. */
  private approve(method: () => unknown): { warnings?: string; manifests: PolicyManifest[] } {
    const verdict = verdictOn(this);
    const reasons = refusal(verdict);
    if (reasons !== undefined) throw refused(reasons, method);
    return { warnings: warningsText(verdict), manifests: verdict.manifests ?? this.rendered() };
  }

  /** The objects of all phases, in the order of application. */
  private rendered(): PolicyManifest[] {
    return PHASES.flatMap(phase => this.manifests(phase));
  }

  /** Write a file, or remove what an earlier run wrote if there is nothing in it now. */
  private write({ path, objects }: OutputFile): void {
    const target = join(this.outdir, path);
    if (objects.length > 0) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, yamlOf(objects));
    } else if (existsSync(target)) {rmSync(target);}
  }

  private fileOf(phase: Phase): string {
    return this.means.fileOf(phase, this.outputFileExtension);
  }

  private manifests(phase: Phase): PolicyManifest[] {
    return this.objects().filter(object => phaseOfObject(object) === phase)
      .map(object => ({ object: this.means.marked(phase, object.toJson()), path: object.node.path, file: this.fileOf(phase) }))
      .sort((a, b) => canonically(a.object, b.object));
  }

  private objects(): ApiObject[] {
    return this.node.findAll().filter(construct => ApiObject.isApiObject(construct)) as ApiObject[];
  }
}

const PHASES = Object.values(Phase).sort();

function phaseOfObject(object: ApiObject): Phase {
  return phaseOf(object) ?? usualPhase(object);
}
