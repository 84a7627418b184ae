import { ReactNode, useEffect, useState } from 'react';
import { StepText } from './plan';
import { Problems } from './problems';
import { RunView } from './run';
import { ask } from '../ask';
import { Alert, Button, FormGroup, Spinner, TextInput } from '../kit';
import { useStore } from '../store';
import type { Answer, RunTold, Unfinished } from '../told';

/** What is carried out, or was begun and has not ended; only without either something else is changed. */
export function UnderWay({ children }: { readonly children: ReactNode }) {
  const { say, state: { run } } = useStore(), [again, setAgain] = useState<number>();
  if (run !== null && (run.running || again !== run.id)) {
    return (
      <>
        <RunView run={run} />
        {!run.running && <p className="next"><Button variant="secondary" onClick={() => setAgain(run.id)}>{say('Plan another change')}</Button></p>}
      </>
    );
  }
  return <Begun key={run?.id ?? 0}>{children}</Begun>;
}

/** What is not begun in this server is asked for in the cluster: somebody may have begun it elsewhere, or before this server was started. */
function Begun({ children }: { readonly children: ReactNode }) {
  const [answer, setAnswer] = useState<Answer<Unfinished>>(), { say, language } = useStore();
  useEffect(() => {
    const gone = new AbortController();
    const unknown: Answer<Unfinished> = { status: 'failed', problems: [] };
    ask<Answer<Unfinished>>('unfinished', { language }, { signal: gone.signal }).then(setAnswer, () => { if (!gone.signal.aborted) setAnswer(unknown); });
    return () => gone.abort();
  }, [language]);
  if (answer === undefined) return <p className="lead"><Spinner size="md" aria-label={say('being asked')} /> {say('The cluster is asked.')}</p>;
  const { run = null, context = '' } = answer.data ?? {};
  return run === null ? children : <GoOn run={run} context={context} />;
}

function GoOn({ run: { began, steps, done, stopped, holder }, context }: { readonly run: NonNullable<Unfinished['run']>; readonly context: string }) {
  const { say, refuse, refresh, state: { readOnly } } = useStore(), [name, setName] = useState(''), [problems, setProblems] = useState<Answer<never>['problems']>([]);
  const why = readOnly ? say('only shown: nothing can be changed here') : holder !== undefined ? say(`${holder.who} carries it out now.`) : name !== context ? say(`Type '${context}' first.`) : undefined;
  const post = async (path: 'resume' | 'abort') => {
    const { run, problems: told = [] } = await ask<{ readonly run?: RunTold } & Partial<Answer<never>>>(path, { name });
    refuse([]);
    setProblems(run === undefined ? told : []);
    await refresh();
  };
  return (
    <section className="run" aria-label={say('what was begun')}>
      <Alert isInline component="h2" variant="warning" title={say('A change was begun and is not at its end')}>
        <p>{say(`It was begun at ${began}; ${done} of ${steps.length} steps are done.`)}</p>
        {stopped !== undefined && <p>{say('Why it has stopped')}{say(': ')}{say(stopped)}</p>}
        <p>{say('Go on with it, or give it up: only then something else can be changed.')}</p>
      </Alert>
      <ol className="steps">{steps.map((step, i) => i < done ? <li key={step.id} className="done"><span aria-hidden="true">✓</span><div><p><b>{say(step.title)}</b> <small>{say('done')}</small></p></div></li> : <StepText key={step.id} step={step} />)}</ol>
      {problems.length > 0 && <Problems problems={problems} linked={false} />}
      <FormGroup label={say(`The name of the cluster, to confirm: ${context}`)} fieldId="go-on-name">
        <TextInput id="go-on-name" value={name} autoComplete="off" isDisabled={readOnly} onChange={(_, value) => setName(value)} />
      </FormGroup>
      <p className="tools">
        <Button isDisabled={why !== undefined} onClick={() => void post('resume')}>{say('Go on with it')}</Button>
        <Button variant="secondary" isDisabled={why !== undefined} onClick={() => void post('abort')}>{say('Give it up and put things back')}</Button>
        {why !== undefined && <span>{why}</span>}
      </p>
    </section>
  );
}
