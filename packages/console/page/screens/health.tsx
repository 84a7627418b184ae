import { useEffect, useState } from 'react';
import { again } from '../again';
import { ask } from '../ask';
import { percent, size } from '../format';
import { Button, Spinner } from '../kit';
import { Bay } from '../parts/bay';
import { Drift } from '../parts/drift';
import { LogsOf } from '../parts/logs';
import { Problems } from '../parts/problems';
import { useStore } from '../store';
import type { Answer, Looked, Told } from '../told';

/** So often the cluster is asked while somebody looks, in milliseconds. */
const EVERY = 10_000;

/** Above this Ceph warns. */
const HOT = 0.85;

/** How the cluster is: one sentence first, figures below it. */
export function Health() {
  const { say } = useStore(), [answer, setAnswer] = useState<Answer<Looked>>(), [drift, setDrift] = useState<Looked['drift']>(), [asked, setAsked] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    let all = true;
    const look = async () => {
      const told = await ask<Answer<Looked>>('status', { drift: all }, { signal: gone.signal });
      setAnswer(told);
      if (all) setDrift(told.data?.drift);
      all = false;
    };
    const end = again(EVERY, look);
    return () => {
      end();
      gone.abort();
    };
  }, [asked]);
  if (answer === undefined) return <p className="lead"><Spinner size="md" aria-label={say('being asked')} /> {say('The cluster is asked.')}</p>;
  return (
    <>
      {answer.problems.length > 0 && <Problems problems={answer.problems} linked={false} />}
      {answer.data?.clusters.map(each => <Cluster key={each.cluster} told={each} />)}
      {answer.data !== undefined && answer.data.clusters.length > 0 && (
        <>
          {drift !== undefined && <Drift drift={drift} />}
          <LogsOf clusters={answer.data.clusters} />
        </>
      )}
      {answer.data?.clusters.length === 0 && <p className="lead">{say('There is no cluster yet.')}</p>}
      <p className="next"><Button variant="secondary" onClick={() => setAsked(asked + 1)}>{say('Ask again')}</Button></p>
    </>
  );
}

function Cluster({ told }: { readonly told: Told }) {
  const { say } = useStore(), { data, access, healing, room, hosts, todo, first, complaints, notKnown, words, alerts } = told;
  const good = data.is === 'safe' && access.is === 'all', bad = ['damaged', 'missing'].includes(data.is) || access.is === 'none';
  const known = function<Value>(value: Value | { readonly unknown: string }, tell: (value: Value) => string): string {
    return value !== null && typeof value === 'object' && 'unknown' in value ? say(`not known: ${value.unknown}`) : tell(value as Value);
  };
  return (
    <>
      <div className={`answer ${good ? 'good' : bad ? 'bad' : 'warn'}`} role="status">
        <b>{good ? say('Your data is safe and available.') : `${say('Is my data safe?')} ${say(words.data)}`}</b>
        {first.map(line => <p key={line}>{say(line)}</p>)}
        <dl className="replies">
          <dt>{say('Is my data safe?')}</dt><dd>{say(words.data)}{say(': ')}{say(data.reason)}</dd>
          <dt>{say('Can it be read and written?')}</dt><dd>{say(words.access)}{say(': ')}{say(access.reason)}</dd>
          <dt>{say('Is it being repaired?')}</dt><dd>{say(words.healing)}{say(': ')}{say(healing.reason)}</dd>
        </dl>
      </div>
      <dl className="figures">
        <div><dt>{say('stored')}</dt><dd>{known(room.stored, value => size(value))}</dd></div>
        <div><dt>{say('more is safe')}</dt><dd>{known(room.left, value => size(value))}</dd></div>
        <div><dt>{say('the fullest OSD')}</dt><dd>{known(room.fullest, value => `osd.${value.osd}, ${percent(value.part)}`)}</dd></div>
      </dl>
      {!('unknown' in alerts.fires) && alerts.fires.length > 0 && (
        <section aria-label={say('Alerts')}>
          <h2>{say(`Alerts that fire, says ${alerts.from}`)}</h2>
          <ol className="todo">
            {alerts.fires.map(({ name, fix, verb, command, title, about }, i) => (
              <li key={name}><b>{say(fix)}</b> <small>{say(alerts.words[i])}</small><p>{say(title)} {about.join(', ')}</p>{(verb ?? command) !== undefined && <code>{verb !== undefined ? `cdk8s-ceph ${verb}` : command}</code>}</li>
            ))}
          </ol>
        </section>
      )}
      <h2>{say('What to do next')}</h2>
      {todo.length === 0 ? <p>{good ? say('Nothing.') : say('Nothing that is known from these answers; ask again for those that are missing.')}</p> : (
        <ol className="todo">
          {todo.map(({ title: heading, why, fix, verb, command }, i) => (
            <li key={heading}><b>{say(heading)}</b> <small>{say(words.todo[i])}</small>{why !== undefined && <p>{say(why)}</p>}<p>{say(fix)}</p>{(verb ?? command) !== undefined && <code>{verb !== undefined ? `cdk8s-ceph ${verb}` : command}</code>}</li>
          ))}
        </ol>
      )}
      <h2>{say('Hosts and devices')}</h2>
      <div className="hosts">
        {hosts.map(({ name, ready, devices, monitors }) => (
          <section key={name} className={ready === false ? 'host dead' : 'host'} aria-label={name}>
            <h2>{name}<small>{[known(ready, is => is ? say('can be reached') : say('cannot be reached')), ...monitors.map(monitor => `mon.${monitor}`)].join(' · ')}</small></h2>
            <div className="bays">
              {devices.map(({ name: set, osd, up, fill, drained }) => {
                const part = typeof fill === 'number' ? fill : undefined, down = up === false;
                return <Bay key={set} kind={down ? 'dead' : ''} title={typeof osd === 'number' ? `osd.${osd}` : say('no OSD')} lines={[set.replace(`${name}--`, '').slice(-12), [down ? say('down') : undefined, drained === true ? say('being emptied') : undefined, part === undefined ? undefined : percent(part)].filter(Boolean).join(' · ')]} {...part === undefined || down ? {} : { fill: part, hot: part > HOT }} />;
              })}
            </div>
          </section>
        ))}
      </div>
      {Array.isArray(complaints) && complaints.length > 0 && (
        <>
          <h2>{say('What Ceph complains of')}</h2>
          <ul className="plain">{complaints.map(({ code, summary, meaning }) => <li key={code}><b>{code}</b> {summary}<p>{say(meaning?.what ?? 'This code is not known to us; these are Ceph\'s own words.')}</p></li>)}</ul>
        </>
      )}
      {'unknown' in alerts.fires ? <p>{say('Alerts are not known')}{say(': ')}{say(alerts.fires.unknown)}</p> : alerts.fires.length === 0 && <p>{say(`No alert fires, says ${alerts.from}`)}</p>}
      {[...room.notes, ...notKnown].length > 0 && <details><summary>{say('What these figures leave out')}</summary><ul>{[...room.notes, ...notKnown].map(line => <li key={line}>{say(line)}</li>)}</ul></details>}
    </>
  );
}
