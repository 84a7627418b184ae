import type { PolicyManifest } from './policy-manifest';
import type { PolicyReport } from './policy-report';
import { policyText } from './policy-text';
import { reportOf } from './report-of';

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
    return reportOf(manifests, () => ({ error: 'values that stand in a text are not read' }));
  }

  /** A report for people. */
  public static toText(report: PolicyReport): string {
    return policyText(report);
  }

  private constructor() {}
}
