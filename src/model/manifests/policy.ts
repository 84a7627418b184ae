import { policyCase } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import { POLICY_RULES } from './policy-rules';
import { Finding, Severity } from '../rules/finding';
import { evaluate } from '../rules/rule';

/**
 * The rules across objects: dangling references, two that claim one thing, settings that lose data. They see what is applied,
 * whoever made it, so hand-made objects and patched ones are judged like those of this library.
 *
 * A `StorageApp` asks them by itself; this is for objects that come from elsewhere.
 */
export class Policy {
  /** Everything the rules find, errors first, then in the order given. */
  public static judge(manifests: PolicyManifest[]): Finding[] {
    const findings = evaluate(POLICY_RULES, policyCase(manifests), false).map(({ at, severity, cause: _, ...breach }) => ({
      ...breach, path: at ?? '', severity: severity === 'error' ? Severity.ERROR : Severity.WARNING,
    }));
    const places = new Map(manifests.map(({ path }, index) => [path, index]));
    const rank = ({ severity, path }: Finding) => (severity === Severity.ERROR ? 0 : manifests.length + 1) + (places.get(path) ?? 0);
    return findings.sort((a, b) => rank(a) - rank(b));
  }

  private constructor() {}
}
