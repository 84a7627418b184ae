import type { IConstruct } from 'constructs';
import { refuseErrors } from './describe';
import { setApproval } from './descriptions';
import { verdictOn } from './verdict';
import type { Finding } from '../model/rules';

/**
 * What the rules say about an app, a chart or a single construct: everything at once, before anything is applied.
 */
export class Findings {
  /** Every finding on this construct and below it, errors first, then in the order of paths. */
  public static of(scope: IConstruct): Finding[] {
    return verdictOn(scope).findings;
  }

  /**
   * Refuse to synthesize while something below this construct has errors. The constructs of this library do so by themselves; this is
   * for apps and charts that hold hand-made objects only.
   */
  public static refuseErrors(scope: IConstruct): void {
    refuseErrors(scope);
  }

  /**
   * Accept a warning for a construct and everything below it. Errors cannot be approved.
   *
   * @param scope the construct the warning is on, or one above it
   * @param code the rule's code
   * @param reason why the warning does not apply here; told wherever the finding is
   */
  public static approve(scope: IConstruct, code: string, reason: string): void {
    setApproval(scope, code, reason);
  }

  private constructor() {}
}
