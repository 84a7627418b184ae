import { Problems } from './problems';
import { count, size } from '../format';
import { Spinner } from '../kit';
import { useStore } from '../store';
import type { ClusterForecast, Loss } from '../told';

/** How the layout stands, on every screen: what is refused, how much is safe, what it survives. */
export function Verdict() {
  const { say, state: { layout }, checked, forecast, judging } = useStore();
  const errors = (checked?.problems ?? []).filter(({ severity }) => severity === 'error'), warnings = (checked?.problems ?? []).filter(({ severity, approved }) => severity === 'warning' && approved === undefined);
  const empty = !layout.exists || checked?.data?.volumes === 0;
  return (
    <aside aria-label={say('the verdict')} aria-busy={judging} className={judging ? 'judging' : undefined}>
      <h2>{say('Safe to store')}{judging && <Spinner size="sm" aria-label={say('being judged')} />}</h2>
      {forecast === undefined
        ? <p className="big" data-test="safe">–<small>{empty ? say('No device is ticked yet.') : errors.length > 0 ? say('Not told while something is refused.') : say('Being computed.')}</small></p>
        : !forecast.pools.some(({ holdsData }) => holdsData) ? <p className="big" data-test="safe">–<small>{say('It is not said yet what the devices are for.')}</small><a href="#purpose">{say('What it is for')}</a></p>
          : <Safe forecast={forecast} />}
      {errors.length > 0 && !empty && (
        <section className="refused" aria-live="polite">
          <h3>{say(`${count(errors.length, 'thing')} to decide`)}</h3>
          <Problems problems={errors} />
        </section>
      )}
      {warnings.length > 0 && (
        <details className="warned">
          <summary>{say(count(warnings.length, 'warning'))}</summary>
          <Problems problems={warnings} />
        </details>
      )}
      {errors.length === 0 && !empty && checked !== undefined && <p className="fine">{say('The rules refuse nothing.')}</p>}
    </aside>
  );
}

function Safe({ forecast: { safe, stored, raw, losses } }: { readonly forecast: ClusterForecast }) {
  const { say } = useStore();
  return (
    <>
      <p className="big" data-test="safe">{size(safe.value)}<small>{say(`of ${size(raw.value)} bought`)}</small></p>
      <svg className="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={say(`${size(safe.value)} are safe, ${size(stored.value)} fit, ${size(raw.value)} are raw`)}>
        <rect className="raw" width="100" height="6" />
        <rect className="fits" width={100 * stored.value / raw.value} height="6" />
        <rect className="safe" width={100 * safe.value / raw.value} height="6" />
      </svg>
      <dl className="legend">
        <div className="safe"><dt>{say('safe')}</dt><dd>{size(safe.value)}</dd></div>
        <div className="fits"><dt>{say('fits')}</dt><dd>{size(stored.value)}</dd></div>
        <div className="raw"><dt>{say('raw')}</dt><dd>{size(raw.value)}</dd></div>
      </dl>
      <h3>{say('What it survives')}</h3>
      <ul className="survives">
        {losses.flatMap(({ level, one, two }) => [
          one && <Survives key={`one ${level}`} title={say(`one ${level}`)} loss={one} />, two && <Survives key={`two ${level}`} title={say(`two ${pluralOf(level)}`)} loss={two} />,
        ])}
      </ul>
    </>
  );
}

function pluralOf(level: string): string {
  return level === 'chassis' ? level : `${level}s`;
}

/** The mark says in a word what the sentence behind it says in full. */
function Survives({ title, loss: { severity, words } }: { readonly title: string; readonly loss: Loss }) {
  const { say } = useStore();
  const [mark, kind, short] = severity === 'lost' ? ['✗', 'bad', say('loses data')] : severity === 'stops' ? ['!', 'warn', say('stops, loses nothing')] : severity === 'degraded' ? ['!', 'warn', say('works on with fewer copies')] : ['✓', 'good', say('nothing is lost, all works on')];
  return (
    <li className={kind}>
      <span aria-hidden="true">{mark}</span>
      <details><summary><b>{title}</b>{say(': ')}{short}</summary><p>{words}</p></details>
    </li>
  );
}
