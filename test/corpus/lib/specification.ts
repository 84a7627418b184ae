import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Finding, Findings, Severity } from '../../../src';

/** A deployment that is small enough to be read at once. */
export interface Specification {
  readonly name: string;
  readonly build: (chart: Chart) => void;
}

/** One that must be refused, and by which rule. */
export interface BadSpecification extends Specification {
  readonly code: string;
  /** What is told beside it, because it follows from the same fault. */
  readonly also?: readonly string[];
}

/** The chart of a specification, in an app of its own. */
export function chartOf({ build }: Specification): Chart {
  const chart = new Chart(new App(), 'corpus', { namespace: 'apps' });
  build(chart);
  return chart;
}

/** What synthesis is refused for. */
export function errorsIn(scope: Construct): Finding[] {
  return Findings.of(scope.node.root).filter(({ severity }) => severity === Severity.ERROR);
}
