import { useEffect, useState } from 'react';
import { Moved } from './moved';
import { Problems } from './problems';
import { ask, listen } from '../ask';
import { duration } from '../format';
import { Alert, Button, Switch } from '../kit';
import { usePending } from '../pending';
import { useStore } from '../store';
import type { Numbered, RunTold, ShownStep } from '../told';

type Event = Numbered['event'];

/** What has happened in runs, from the beginning and from now on. */
export function useEvents(run: RunTold | null): readonly Numbered[] {
  const [events, setEvents] = useState<readonly Numbered[]>([]), id = run?.id;
  useEffect(() => {
    setEvents([]);
    if (id === undefined) return undefined;
    return listen(next => setEvents(all => all.some(({ seq }) => seq === next.seq) ? all : [...all, next]));
  }, [id]);
  return events;
}

interface StepShown {
  readonly step: ShownStep;
  readonly state: 'done' | 'running' | 'failed' | 'waits';
  readonly events: readonly Event[];
  readonly seconds?: number;
}

/** Every step of the plan with what has happened in it. */
function stepsOf({ kind, steps, done: before, running }: RunTold, events: readonly Numbered[]): StepShown[] {
  return steps.map((step, i): StepShown => {
    const own = events.flatMap(({ event }) => 'step' in event && event.step === step.id ? [event] : []), done = own.find(event => event.event === 'done');
    const begun = kind === 'abort' ? i === before : own.some(({ event }) => event === 'step');
    const state = done !== undefined || i < before ? 'done' : !begun ? 'waits' : own.some(({ event }) => event === 'failed') || !running ? 'failed' : 'running';
    return { step, state, events: own, ...done?.event === 'done' ? { seconds: done.seconds } : {} };
  });
}

const MARKS: Readonly<Record<StepShown['state'], string>> = { done: '✓', running: '●', failed: '✗', waits: '○' };

/** A run as it goes: what each step does and waits for. It goes on whether somebody looks or not. */
export function RunView({ run }: { readonly run: RunTold }) {
  const { say, refresh, refuse, state: { readOnly } } = useStore(), events = useEvents(run), steps = stepsOf(run, events), outcome = run.outcome ?? events.flatMap(({ event }) => event.event === 'outcome' ? [event.outcome] : [])[0];
  const ended = outcome !== undefined, done = steps.filter(({ state }) => state === 'done').length, givenUp = run.kind === 'abort' && outcome?.status === 'ok';
  const [pauses, turn] = usePending(run.pauses), rests = ended && outcome.problems.some(({ code }) => code === 'run/paused' || code === 'run/person');
  useEffect(() => { if (ended) void refresh(); }, [ended, refresh]);
  const post = async (path: string, body: object = {}) => {
    const { problems = [] } = await ask<{ readonly problems?: RunProblems }>(path, body);
    refuse(problems);
    await refresh();
  };
  const states: Readonly<Record<StepShown['state'], string>> = { done: say('done'), running: say('under way'), failed: rests ? say('waits') : say('stopped'), waits: say('comes later') };
  const heading = !ended ? run.kind === 'abort' ? say('It is given up') : say('It is carried out') : givenUp ? say('It was given up, and things are put back') : outcome.status === 'ok' ? say('Everything is done') : rests ? say('It pauses') : say('It has stopped');
  return (
    <section className="run" aria-label={say('what is carried out')}>
      <h2>{heading}<small data-test="done">{say(`${done} of ${steps.length} steps done`)}</small></h2>
      {!ended && <p>{say('It goes on when this window is closed, as long as the command runs; what is kept in the cluster lets it be gone on with from anywhere.')}</p>}
      <ol className="steps">
        {steps.map(({ step, state, events: own, seconds }) => (
          <li key={step.id} className={state} aria-current={state === 'running' ? 'step' : undefined}>
            <span aria-hidden="true">{MARKS[state]}</span>
            <div>
              <p><b>{say(step.title)}</b> <small>{states[state]}{seconds === undefined ? '' : `${say(', ')}${say(duration(seconds))}`}</small></p>
              {(state === 'running' || state === 'done') && step.moves !== undefined && step.moves > 0 && <Moved step={step} done={state === 'done'} />}
              {state === 'running' && <Now events={own} />}
            </div>
          </li>
        ))}
      </ol>
      {ended && outcome.problems.length > 0 && <Alert isInline variant={outcome.status === 'ok' || rests ? 'warning' : 'danger'} title={rests ? say('Why it pauses') : say('Why it has stopped')}><Problems problems={outcome.problems} linked={false} /></Alert>}
      {(!ended || rests) && run.kind !== 'abort' && (
        <Switch id="run-pauses" label={say('Pause after each step')} isChecked={pauses} isDisabled={readOnly || run.stopping} onChange={(_, on) => turn(on, post('pause', { pauses: on }))} />
      )}
      <p className="tools">
        {!ended && <Button variant="secondary" isDisabled={readOnly || run.stopping} onClick={() => void post('stop')}>{say('Stop it')}</Button>}
        {run.stopping && !ended && <span>{say('It stops after what it is doing now.')}</span>}
        {ended && outcome.status !== 'ok' && <Button isDisabled={readOnly} onClick={() => void post('resume', { pauses })}>{say('Go on with it')}</Button>}
        {ended && outcome.status !== 'ok' && <Button variant="secondary" isDisabled={readOnly} onClick={() => void post('abort')}>{say('Give it up and put things back')}</Button>}
        {ended && outcome.status === 'ok' && <Button onClick={() => { window.location.hash = 'health'; }}>{say('See how it is')}</Button>}
        {readOnly && <span>{say('only shown: nothing can be changed here')}</span>}
      </p>
    </section>
  );
}

type RunProblems = NonNullable<RunTold['outcome']>['problems'];

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
  return last?.event === 'holds' ? <p>{say('everything is so; waiting whether it stays')}</p> : last?.event === 'action' ? <p>{say(last.text)}</p> : null;
}
