import { applyExamples, KINDS_OF_EXAMPLES } from './examples';
import { judgeFaults, Verdict } from './faults';
import { judgeLayouts } from './layouts';
import { applyAll, applyKindsOfOthers, synthesize } from '../lib/cluster';
import { Proof, Report } from '../lib/proof';

const REFUSES = 'refuses';
const ACCEPTS = 'ACCEPTS';

/** One row for each bad object that the server or kubectl-validate lets pass; first what the server lets pass. */
function tellBlindness(report: Report, verdicts: readonly Verdict[]): void {
  const rows = verdicts.filter(({ server, validator }) => !server || !validator)
    .map(({ what, object, server, validator, policy }) => [what, object, server ? REFUSES : ACCEPTS, validator ? REFUSES : ACCEPTS, policy ?? 'say nothing']);
  report.table({
    title: 'Bad objects that the server or kubectl-validate accepts',
    columns: ['fault', 'object', 'server', 'kubectl-validate', 'our rules'],
    rows: [...rows.filter(row => row[2] === ACCEPTS), ...rows.filter(row => row[2] === REFUSES)],
  });
}

const but = (exceptions: readonly string[]) => exceptions.length > 0 ? `, but for ${exceptions.join(', ')}` : '';

/** Everything that a real API server can judge, with so many generated layouts. */
export const apiServer = (layouts?: number): Proof => ({
  name: 'api-server',
  question: 'Does a real API server take all that the library makes, unknown fields refused, find a second application equal to the first, and refuse what is known to be bad?',
  async prove(report) {
    applyKindsOfOthers([...KINDS_OF_EXAMPLES, 'monitoring']);
    // Rook's kinds, before anything of them is judged.
    await applyAll(await synthesize('examples/full-install/main.ts'), file => file.startsWith('00-'));
    // Dry runs first: nothing stands in the cluster yet that an object could be taken for a change of.
    const bad = await judgeFaults(report);
    const drawn = await judgeLayouts(report, layouts);
    const applied = await applyExamples(report);

    const refused = applied.refused + drawn.refusals.length;
    const unseen = bad.filter(({ server, validator, policy }) => !server && !validator && !policy);
    const of = (judge: (verdict: Verdict) => string | undefined) => `${bad.filter(judge).length}/${bad.length}`;
    tellBlindness(report, bad);
    report.detail('bad', bad);
    report.conclude({
      'objects judged': applied.accepted + applied.refused + drawn.distinct,
      'of them in examples, applied twice': applied.accepted + applied.refused,
      'of them in generated layouts, as a dry run': `${drawn.distinct}, all that differ of ${drawn.objects} in ${drawn.layouts} layouts`,
      'refused': refused,
      'unchanged on second apply': `${applied.unchanged}/${applied.accepted}`,
      'changed on second apply': applied.changed.length,
      'claims bound to the volume they name': applied.bound,
      'bad objects refused by the server': of(({ server }) => server),
      'bad objects refused by kubectl-validate': of(({ validator }) => validator),
      'bad objects found by our rules': of(({ policy }) => policy),
      'bad objects that nobody sees': unseen.length,
    });
    report.expectAll({
      'no object of ours is refused': refused === 0,
      [`the second application changes none${but(applied.changed)}`]: applied.changed.length === 0,
      [`every bad object is seen by the server, kubectl-validate or our rules${but(unseen.map(({ what, object }) => `${what} of ${object}`))}`]: unseen.length === 0,
    });
  },
});
