import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { approvalsOn, manifestsOf, toldBy } from './descriptions';
import { isPatched } from './private/patched';
import { describedBy, IDENTITY_TOPIC, isRead, OBJECTS_TOPIC, policyCase, PolicyManifest } from '../model/manifests';
import { Described, Finding, findingsText, Found, judgeAll, Judgement, Severity, Topic, Unjudged } from '../model/rules';

type Descriptions = Map<Topic<any, any>, Described<any>[]>;

/** What the rules say of everything below a construct. */
export interface TreeVerdict {
  readonly findings: Finding[];
  readonly unjudged: readonly Unjudged[];
  /** Every object as it was judged, where that needed to be rendered. */
  readonly manifests?: PolicyManifest[];
}

/** Judge a whole app, and tell what concerns a construct and what is below it. */
export function verdictOn(scope: IConstruct): TreeVerdict {
  const { root } = scope.node;
  const constructs = root.node.findAll();
  const first = descriptionsOf(constructs);
  first.now.set(IDENTITY_TOPIC, [{ at: root.node.path, spec: { manifests: objectsIn(constructs).map(headerOf) } }]);
  const verdicts: Judgement[] = [judgeAll(first.now)];
  let manifests: PolicyManifest[] | undefined;
  const refused = ({ found }: Judgement) => found.some(({ severity }) => severity === 'error');
  if (!refused(verdicts[0])) {
    manifests = manifestsIn(root, constructs);
    // Objects made of refused values would only tell the same once more, in words of the API server.
    if (first.objects.size > 0) verdicts.push(judgeAll(besideDeclared(onlyAt(describedBy(manifests), first.objects), first.now)));
    if (!verdicts.some(refused)) {
      verdicts.push(judgeAll(lastDescriptions(root, constructs, manifests)));
    }
  }
  let byPath: ReadonlyMap<string, IConstruct> | undefined;
  const constructAt = (path: string) => (byPath ??= new Map(constructs.map(construct => [construct.node.path, construct]))).get(path) ?? root;
  const within = new Set(scope === root ? [] : scope.node.findAll().map(({ node }) => node.path));
  const here = ({ at }: { readonly at: string }) => scope === root || within.has(at);
  return {
    findings: each(verdicts.flatMap(({ found }) => found)).filter(here).map(found => findingOf(found, constructAt(found.at))).sort(bySeverityAndPlace),
    unjudged: each(verdicts.flatMap(({ unjudged }) => unjudged)).filter(here),
    manifests,
  };
}

/** What a plain cdk8s App tells when it refuses to synthesize. */
export function validationText(scope: IConstruct): string[] {
  const errors = verdictOn(scope).findings.filter(({ severity }) => severity === Severity.ERROR);
  return errors.length === 0 ? [] : [`${errors.length} ${errors.length === 1 ? 'error' : 'errors'}\n${findingsText(errors)}`];
}

/**
 * Everything that constructs say of themselves. One whose object was patched says no longer what is true, so its objects are read
 * instead, like those that nobody describes.
 */
function descriptionsOf(constructs: readonly IConstruct[]): { now: Descriptions; objects: Set<string> } {
  const now: Descriptions = new Map();
  const objects = new Set<string>();
  const patched = new Set<IConstruct>();
  for (const construct of constructs) {
    if (!ApiObject.isApiObject(construct)) continue;
    const author = authorOf(construct);
    if (author === undefined) objects.add(construct.node.path);
    else if (isPatched(construct as ApiObject)) patched.add(author);
  }
  for (const construct of constructs) {
    if (ApiObject.isApiObject(construct) && patched.has(authorOf(construct)!)) objects.add(construct.node.path);
    // What is not read from objects is as true as before.
    add(now, construct, topic => topic.last !== true && !(patched.has(construct) && isRead(topic)), []);
  }
  return { now, objects };
}

/** What is asked when nothing else was refused: of the objects all together, and of what the constructs are to hold to. */
function lastDescriptions(root: IConstruct, constructs: readonly IConstruct[], manifests: readonly PolicyManifest[]): Descriptions {
  const last: Descriptions = new Map([[OBJECTS_TOPIC, [{ at: root.node.path, spec: policyCase(manifests) }]]]);
  for (const construct of constructs) add(last, construct, topic => topic.last === true, manifests);
  return last;
}

function add(to: Descriptions, construct: IConstruct, asked: (topic: Topic<any, any>) => boolean, manifests: readonly PolicyManifest[]): void {
  for (const { topic, make } of toldBy(construct)) {
    if (!asked(topic)) continue;
    const described = to.get(topic) ?? [];
    to.set(topic, described);
    described.push(...make(manifests).map(description => ({ at: construct.node.path, ...description })));
  }
}

/** The nearest construct that says what an object is. */
function authorOf(object: IConstruct): IConstruct | undefined {
  for (let at = object.node.scope; at !== undefined; at = at.node.scope) if (toldBy(at).some(({ topic: { last, container } }) => !last && !container)) return at;
  return undefined;
}

/** As much of an object as tells which one it is, without rendering it: nothing may be wrong with the rest. */
function headerOf(object: ApiObject): PolicyManifest {
  const { apiVersion, kind, name, metadata: { namespace } } = object;
  return { object: { apiVersion, kind, metadata: { name, namespace } }, path: object.node.path };
}

function manifestsIn(root: IConstruct, constructs: readonly IConstruct[]): PolicyManifest[] {
  return manifestsOf(root)?.() ?? objectsIn(constructs).map(object => ({ object: object.toJson(), path: object.node.path }));
}

function objectsIn(constructs: readonly IConstruct[]): ApiObject[] {
  return constructs.filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}

function onlyAt(descriptions: Descriptions, places: ReadonlySet<string>): Descriptions {
  return new Map([...descriptions].map(([topic, described]) => [topic, described.filter(({ at }) => places.has(at))]));
}

/** What is read is judged beside its declared neighbours, where a topic looks at neighbours; these are then asked again, of all of them. */
function besideDeclared(read: Descriptions, declared: Descriptions): Descriptions {
  return new Map([...read].map(([topic, described]) => [topic, topic.relate === undefined || described.length === 0 ? described : [...declared.get(topic) ?? [], ...described]]));
}

/** What was asked twice is told once. */
function each<T>(told: readonly T[]): T[] {
  return [...new Map(told.map(one => [JSON.stringify(one), one])).values()];
}

function findingOf(found: Found, construct: IConstruct): Finding {
  const severity = found.severity === 'error' ? Severity.ERROR : Severity.WARNING;
  return {
    code: found.code,
    severity,
    path: construct.node.path,
    property: found.property,
    value: found.value,
    reason: found.reason,
    fix: found.fix,
    see: found.see,
    count: found.count,
    examples: found.examples,
    approved: severity === Severity.ERROR ? undefined : approvedReason(construct, found.code),
  };
}

/** The reason given for a code on a construct or on the nearest one above it. */
export function approvedReason(scope: IConstruct, code: string): string | undefined {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    const reason = approvalsOn(at).get(code);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function bySeverityAndPlace(a: Finding, b: Finding): number {
  return order(a.severity) - order(b.severity)
    || compare(a.path, b.path) || compare(a.code, b.code) || compare(a.property, b.property) || compare(a.value, b.value);
}

function order(severity: Severity): number {
  return severity === Severity.ERROR ? 0 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
