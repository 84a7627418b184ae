import { judgeManifests } from './judge-manifests';
import { isJudged, isStorage } from './known-kinds';
import type { PolicyManifest } from './policy-manifest';
import type { PolicyQuestion, PolicyReport } from './policy-report';
import { policyText } from './policy-text';
import { isRelease, ReadYaml, unpack } from './unpack';
import { Finding, Severity, Unjudged } from '../rules';

/**
 * The judge of Kubernetes objects, whoever made them: dangling references, two that claim one thing, settings that lose data, and
 * everything else that rules know of the things in them. Lists are taken apart, and values of Rook's chart for clusters are read where
 * Flux, Argo CD, k3s or kustomize keep them; what was not looked at is named.
 *
 * A `StorageApp` asks the rules by itself; this is for objects that come from elsewhere.
 */
export class Policy {
  /** What the rules say of objects, and what they could not say. */
  public static judge(manifests: PolicyManifest[]): PolicyReport {
    return Policy._judge(manifests, () => ({ error: 'values that stand in a text are not read' }));
  }

  /** A report for people. */
  public static toText(report: PolicyReport): string {
    return policyText(report);
  }

  /**
   * The same where somebody reads YAML that stands in texts.
   * @internal
   */
  public static _judge(given: readonly PolicyManifest[], readYaml: ReadYaml): PolicyReport {
    const { manifests, notSeen } = unpack(given, readYaml);
    const { found, unjudged } = judgeManifests(manifests);
    const findings = found.map(({ at, severity, ...each }): Finding => ({ ...each, path: at, severity: severity === 'error' ? Severity.ERROR : Severity.WARNING }));
    const places = new Map(manifests.map(({ path }, index) => [path, index]));
    const rank = ({ severity, path }: Finding) => (severity === Severity.ERROR ? 0 : manifests.length + 1) + (places.get(path) ?? 0);
    const judged = manifests.filter(isJudged);
    return {
      findings: findings.sort((a, b) => rank(a) - rank(b)),
      judged: judged.length,
      storage: judged.filter(({ object }) => isStorage(object)).length,
      otherKinds: counted(manifests.filter(manifest => !isJudged(manifest) && !isRelease(manifest)).map(({ object }) => `${object?.kind ?? 'no kind'}`)),
      notSeen: [...notSeen],
      notJudged: questionsOf(unjudged),
    };
  }

  private constructor() {}
}

function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Questions by the fact that was missing. */
function questionsOf(unjudged: readonly Unjudged[]): PolicyQuestion[] {
  const wants = [...new Set(unjudged.map(({ want }) => want))].sort();
  return wants.map(want => {
    const those = unjudged.filter(each => each.want === want);
    return { want, codes: [...new Set(those.map(({ code }) => code))].sort(), paths: [...new Set(those.map(({ at }) => at))] };
  });
}
