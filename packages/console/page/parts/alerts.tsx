import { Problems } from './problems';
import { useStore } from '../store';
import type { Looked } from '../told';

/** The alerts that fire, each with its action. */
export function Alerts({ alerts }: { readonly alerts: Looked['alerts'] }) {
  const { say } = useStore();
  return (
    <section aria-label={say('Alerts that fire')} className="alerts">
      <h2>{say('Alerts that fire')}</h2>
      {'reason' in alerts ? <p>{say(`Which alerts fire is not known: ${alerts.reason}`)}</p> : alerts.firing.length === 0 ? <p>{say(`No alert fires, by ${alerts.from}`)}</p> : (
        <ol className="todo">
          {alerts.firing.map(({ name, severity, title: heading, which, what, fix, verb, command }) => (
            <li key={`${name} ${which}`}>
              <b>{say(heading)}</b> {which !== '' && <span>{which}</span>} <small>{severity === 'critical' ? say('act now') : severity === 'warning' ? say('act this week') : say('for information')}</small>
              <p>{say(what)}</p>
              <p>{say(fix)}</p>
              {verb !== undefined && <code>cdk8s-ceph {verb}</code>}
              {command !== undefined && <code>{command}</code>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What somebody else has changed since it was applied. */
export function Drift({ drift }: { readonly drift: NonNullable<Looked['drift']> }) {
  const { say } = useStore();
  return (
    <section aria-label={say('Changed by somebody else')}>
      <h2>{say('Changed by somebody else')}</h2>
      {'reason' in drift ? <p>{say(`What somebody else has changed is not known: ${drift.reason}`)}</p> : drift.length === 0 ? <p>{say('Nobody has changed what was applied')}</p> : <Problems problems={drift} linked={false} />}
    </section>
  );
}
