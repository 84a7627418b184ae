import { useState } from 'react';
import { Confirm } from './confirm';
import { Problems } from './problems';
import { ask } from '../ask';
import { count, size } from '../format';
import { Alert, Button } from '../kit';
import { useStore } from '../store';
import type { Answer, Change, ShownPlan, ShownStep } from '../told';

/** What would be done in the cluster; it is asked, and not changed. */
export function Plan({ change }: { readonly change: Change }) {
  const { say, language } = useStore(), [answer, setAnswer] = useState<Answer<ShownPlan>>(), [waiting, setWaiting] = useState(false);
  const plan = async () => {
    setWaiting(true);
    setAnswer(await ask<Answer<ShownPlan>>('plan', { change, language }).catch(() => undefined));
    setWaiting(false);
  };
  const shown = answer?.data;
  return (
    <section className="plan">
      <h2>{say('What will be done')}</h2>
      <p className="tools"><Button variant={shown === undefined ? 'primary' : 'secondary'} isLoading={waiting} isAriaDisabled={waiting} onClick={() => void plan()}>{shown === undefined ? say('Look at the cluster and plan') : say('Plan again')}</Button><span>{say('The cluster is asked, and not changed.')}</span></p>
      {answer !== undefined && answer.problems.length > 0 && <Problems problems={answer.problems} />}
      {shown !== undefined && shown.steps.length === 0 && <Alert isInline variant="success" title={say('Nothing changes: the cluster is what the layout says.')} />}
      {shown !== undefined && shown.steps.length > 0 && <Shown plan={shown} />}
    </section>
  );
}

function Shown({ plan }: { readonly plan: ShownPlan }) {
  const { say } = useStore(), { added, changed, removed, steps, notJudged } = plan;
  return (
    <>
      <ol className="steps">{steps.map(step => <StepText key={step.id} step={step} />)}</ol>
      {notJudged.length > 0 && <Alert isInline variant="warning" title={say('Not judged')}><ul>{notJudged.map(line => <li key={line}>{say(line)}</li>)}</ul></Alert>}
      {([[say('comes'), added], [say('changes'), changed.map(({ object, fields }) => `${object}: ${fields.join(', ')}`)], [say('goes'), removed]] as const).map(([verb, all]) => all.length > 0 && (
        <details key={verb} className="objects"><summary>{verb}{say(': ')}{say(count(all.length, 'object'))}</summary><ul>{all.map(line => <li key={line}>{line}</li>)}</ul></details>
      ))}
      <Confirm plan={plan} />
    </>
  );
}

/** A step with what it moves, what there is to know, and its gates. */
export function StepText({ step: { title: heading, danger, notes, moves, before, after } }: { readonly step: ShownStep }) {
  const { say } = useStore(), destroys = danger === 'destroys';
  return (
    <li className="waits">
      <span aria-hidden="true">○</span>
      <div>
        <p><b>{say(heading)}</b>{destroys && <em className="destroys"> {say('what it takes away cannot be had back')}</em>}{moves !== undefined && moves > 0 && <small> {say(`${size(moves)} move`)}</small>}</p>
        {notes.map(note => <p key={note}>{say(note)}</p>)}
        {before.length + after.length > 0 && (
          <details className="gates">
            <summary>{say(count(before.length + after.length, 'gate'))}</summary>
            {([[say('before it begins'), before], [say('before the next step'), after]] as const).map(([when, gates]) => gates.length > 0 && <div key={when}><p>{when}{say(': ')}</p><ul>{gates.map(gate => <li key={gate}>{say(gate)}</li>)}</ul></div>)}
          </details>
        )}
      </div>
    </li>
  );
}
