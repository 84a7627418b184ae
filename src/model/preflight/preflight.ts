import type { PreflightAnswers } from './answers';
import { factOf, HostCase, SiteCase } from './cases';
import { at, textAt } from '../checks';
import { deviceCases, NO_CAPTURE } from './private/devices';
import { nodeOf } from './private/interfaces';
import { nearNames } from './private/near';
import { nodesIn } from './private/nodes';
import { claimsIn, clustersIn, defaultsIn, definitionsIn, namespacesIn, operatorsIn, volumesIn } from './private/objects';
import { DEVICE_TOPIC, HOST_TOPIC, SITE_TOPIC } from './rules';
import { ifKnown, Maybe, unknown } from '../layout';
import { Footing, footingOf, PolicyQuestion, questionsOf, StackState } from '../manifests';
import { Descriptions, Described, Finding, judgeAll, Severity, Unjudged } from '../rules';

/** What is found before anything is applied, and what could not be judged. */
export interface Preflight {
  /** Errors first, then by place. */
  readonly findings: readonly Finding[];
  /** Each fact that is missing, with the rules and the places that would have needed it. */
  readonly notJudged: readonly PolicyQuestion[];
}

/**
 * Hold a stack against the real nodes, before anything is applied. Nothing is asked here: whoever asks Kubernetes and the hosts gives
 * the answers. What was not answered is told in `notJudged`, and never taken for clean.
 */
export function preflight(stack: StackState, answers: PreflightAnswers): Preflight {
  const footing = footingOf(stack);
  const { found, unjudged } = judgeAll(described(footing, answers));
  const findings = found.map(({ at: path, severity, ...each }): Finding => ({ ...each, path, severity: severity === 'error' ? Severity.ERROR : Severity.WARNING }));
  const rank = ({ severity }: Finding) => severity === Severity.ERROR ? 0 : 1;
  return {
    findings: findings.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    notJudged: questionsOf([...unjudged, ...open(footing)]),
  };
}

/** Hosts and devices that the stack leaves open. */
function open({ clusters }: Footing): Unjudged[] {
  return clusters.flatMap(({ key, open: want }) => want === undefined ? [] : [{ code: 'preflight/device-missing', at: `CephCluster ${key}`, want }]);
}

function described(footing: Footing, answers: PreflightAnswers): Descriptions {
  const devices = deviceCases(footing.volumes, answers).map(spec => ({ at: `host ${spec.volume.host}`, spec }));
  const site: Described<SiteCase> = { at: 'Kubernetes', spec: siteOf(footing, answers) };
  return new Map<any, readonly Described<any>[]>([[SITE_TOPIC, [site]], [HOST_TOPIC, hostCases(footing, answers, site.spec)], [DEVICE_TOPIC, devices]]);
}

function siteOf(footing: Footing, answers: PreflightAnswers): SiteCase {
  return {
    footing,
    nodes: nodesIn(answers),
    operators: operatorsIn(answers),
    clusters: clustersIn(answers),
    namespaces: namespacesIn(answers),
    definitions: definitionsIn(answers),
    defaults: defaultsIn(answers),
    volumes: volumesIn(answers),
    claims: claimsIn(answers),
    minor: minorOf(answers.version),
    captures: answers.captures,
    moments: answers.moments,
  };
}

function hostCases({ hosts, clusters, modules }: Footing, { captures }: PreflightAnswers, { nodes, clusters: live }: SiteCase): Described<HostCase>[] {
  const declared = new Set(hosts.map(({ name }) => name)), free = (ifKnown(nodes) ?? []).map(({ name }) => name).filter(name => !declared.has(name));
  return hosts.map(host => ({
    at: `host ${host.name}`,
    spec: {
      host,
      node: factOf(nodes, all => nodeOf(host.name, all)),
      near: nearNames(host.name, free),
      capture: captures.get(host.name) ?? unknown(NO_CAPTURE),
      modules,
      clusters: clusters.filter(each => each.hosts.includes(host.name)),
      live,
    },
  }));
}

/** Of `/version`, or of what `kubectl version` prints. */
function minorOf(version: unknown): Maybe<number> {
  if (version === undefined) return unknown('the release of Kubernetes was not read');
  const release = textAt(at(version, 'serverVersion') ?? version, 'gitVersion') ?? '';
  const minor = /^v?1\.(\d+)\./.exec(release)?.[1];
  return minor === undefined ? unknown('the release of Kubernetes was not told') : Number(minor);
}
