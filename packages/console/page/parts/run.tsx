import { useEffect, useState } from 'react';
import { Problems } from './problems';
import { ask } from '../ask';
import { duration } from '../format';
import { Alert, Button } from '../kit';
import { useStore } from '../store';
import type { Numbered, RunTold } from '../told';

type Event = Numbered['event'];

/** What has happened in runs of this server, from the beginning and from now on; a connection that breaks is taken up where it broke. */
export function useEvents(run: RunTold | null): readonly Numbered[] {
  const [events, setEvents] = useState<readonly Numbered[]>([]), id = run?.id;
  useEffect(() => {
    setEvents([]);
    if (id === undefined) return undefined;
    const source = new EventSource('/api/events');
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const next = JSON.parse(data) as Numbered;
      setEvents(all => all.some(({ seq }) => seq === next.seq) ? all : [...all, next]);
    };
    return () => source.close();
  }, [id]);
  return events;
}

interface StepShown {
  readonly id: string;
  readonly title: string;
  readonly state: 'done' | 'running' | 'failed' | 'waits';
  readonly events: readonly Event[];
  readonly seconds?: number;
}

/** Every step of the plan with what has happened in it. */
function stepsOf(run: RunTold, events: readonly Numbered[]): StepShown[] {
  const told = events.flatMap(({ event }) => event.event === 'step' ? [event] : []), known = new Map([...(run.plan?.steps ?? []).map(({ id, title }): [string, string] => [id, title]), ...told.map(({ step, title }): [string, string] => [step, title])]);
  return [...known].map(([id, heading]) => {
    const own = events.flatMap(({ event }) => 'step' in event && event.step === id ? [event] : []), done = own.find(event => event.event === 'done');
    const begun = own.some(({ event }) => event === 'step'), state = done !== undefined ? 'done' : !begun ? 'waits' : own.some(({ event }) => event === 'failed') || !run.running ? 'failed' : 'running';
    return { id, title: heading, state, events: own, ...done?.event === 'done' ? { seconds: done.seconds } : {} };
  });
}

const MARKS: Readonly<Record<StepShown['state'], string>> = { done: '✓', running: '●', failed: '✗', waits: '○' };

/** A run as it goes: what each step does and waits for. It goes on whether somebody looks or not. */
export function RunView({ run }: { readonly run: RunTold }) {
  const { say, refresh, state: { readOnly } } = useStore(), events = useEvents(run), steps = stepsOf(run, events), outcome = run.outcome ?? events.flatMap(({ event }) => event.event === 'outcome' ? [event.outcome] : [])[0];
  const ended = outcome !== undefined, done = steps.filter(({ state }) => state === 'done').length;
  useEffect(() => { if (ended) void refresh(); }, [ended, refresh]);
  const post = (path: string) => void ask(path).then(refresh);
  const states: Readonly<Record<StepShown['state'], string>> = { done: say('done'), running: say('under way'), failed: say('stopped'), waits: say('comes later') };
  return (
    <section className="run" aria-label={say('what is carried out')}>
      <h2>{ended ? outcome.status === 'ok' ? say('Everything is done') : say('It has stopped') : say('It is carried out')}<small data-test="done">{say(`${done} of ${steps.length} steps done`)}</small></h2>
      {!ended && <p>{say('It goes on when this window is closed, as long as the command runs; what is kept in the cluster lets it be gone on with from anywhere.')}</p>}
      <ol className="steps">
        {steps.map(({ id, title: heading, state, events: own, seconds }) => (
          <li key={id} className={state} aria-current={state === 'running' ? 'step' : undefined}>
            <span aria-hidden="true">{MARKS[state]}</span>
            <div>
              <p><b>{say(heading)}</b> <small>{states[state]}{seconds === undefined ? '' : `${say(', ')}${say(duration(seconds))}`}</small></p>
              {state === 'running' && <Now events={own} />}
            </div>
          </li>
        ))}
      </ol>
      {ended && outcome.problems.length > 0 && <Alert isInline variant={outcome.status === 'ok' ? 'warning' : 'danger'} title={say('Why it has stopped')}><Problems problems={outcome.problems} linked={false} /></Alert>}
      <p className="tools">
        {!ended && <Button variant="secondary" isDisabled={readOnly || run.stopping} onClick={() => post('stop')}>{say('Stop it')}</Button>}
        {run.stopping && !ended && <span>{say('It stops after what it is doing now.')}</span>}
        {ended && outcome.status !== 'ok' && <Button isDisabled={readOnly} onClick={() => post('resume')}>{say('Go on with it')}</Button>}
        {ended && outcome.status !== 'ok' && <Button variant="secondary" isDisabled={readOnly} onClick={() => post('abort')}>{say('Give it up and put things back')}</Button>}
        {ended && outcome.status === 'ok' && <Button onClick={() => { window.location.hash = 'health'; }}>{say('See how it is')}</Button>}
      </p>
    </section>
  );
}

/** What a step that is under way does or waits for. */
function Now({ events }: { readonly events: readonly Event[] }) {
  const { say } = useStore(), last = events[events.length - 1];
  if (last?.event === 'waiting') {
    return (
      <ul className="open">
        {last.open.slice(0, 5).map(({ check, title: heading, message }) => <li key={check}>{say(heading)}{say(': ')}{say(message)}</li>)}
        {last.open.length > 5 && <li>{say(`and ${last.open.length - 5} more`)}</li>}
        {last.ends !== undefined && <li>{say(`about ${duration(last.ends)} left`)}</li>}
      </ul>
    );
  }
  return last?.event === 'holds' ? <p>{say('everything is so; waiting whether it stays')}</p> : last?.event === 'action' ? <p>{last.text}</p> : null;
}
