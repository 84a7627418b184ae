import { judgeManifests } from './judge-manifests';
import { isJudged, isStorage } from './known-kinds';
import type { PolicyManifest } from './policy-manifest';
import type { PolicyQuestion, PolicyReport } from './policy-report';
import { isRelease, ReadYaml, unpack } from './unpack';
import { Finding, Severity, Unjudged } from '../rules';

/**
 * What the rules say of objects.
 * @param readYaml reads YAML that stands in texts, such as values of charts
 */
export function reportOf(given: readonly PolicyManifest[], readYaml: ReadYaml): PolicyReport {
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

function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Questions by the fact that was missing. */
export function questionsOf(unjudged: readonly Unjudged[]): PolicyQuestion[] {
  const wants = [...new Set(unjudged.map(({ want }) => want))].sort();
  return wants.map(want => {
    const those = unjudged.filter(each => each.want === want);
    return { want, codes: [...new Set(those.map(({ code }) => code))].sort(), paths: [...new Set(those.map(({ at }) => at))] };
  });
}
