import { useEffect, useState } from 'react';
import { ask } from '../ask';
import { count, label, size } from '../format';
import { Alert, Button, ExpandableSection, FormGroup, Switch, TextInput } from '../kit';
import { nameOf, pathOf, volumesOf } from '../layout';
import { Problems } from '../parts/problems';
import { RunView } from '../parts/run';
import { useStore } from '../store';
import type { Answer, Files, RunTold, ShownPlan } from '../told';

/** Everything that will be done, the devices that are written over last; then it is done, and watched. */
export function Deploy() {
  const { say, state: { run, layout: { digest } }, checked } = useStore(), [again, setAgain] = useState<number>();
  if (run !== null && again !== run.id) {
    return (
      <>
        <RunView run={run} />
        {!run.running && <p className="next"><Button variant="secondary" onClick={() => setAgain(run.id)}>{say('Plan another change')}</Button></p>}
      </>
    );
  }
  const bad = (checked?.problems ?? []).filter(({ severity }) => severity === 'error');
  if (checked?.status !== 'ok') {
    return (
      <>
        <p className="lead">{checked === undefined ? say('Being judged.') : say('The rules refuse something. It is mended before anything is applied.')}</p>
        <Problems problems={bad} />
      </>
    );
  }
  return (
    <>
      <p className="lead">{say('Nothing is changed before you type the name of the cluster at the end.')}</p>
      <Operator />
      <FileList key={`files ${digest}`} />
      <Plan key={digest} />
    </>
  );
}

/** Whether the operator comes with the layout, or is there already. */
function Operator() {
  const { say, edit, state: { layout: { props }, readOnly } } = useStore();
  return (
    <div>
      <Switch id="operator" label={say('Rook, which runs Ceph, is installed as well')} isChecked={props?.operator !== undefined} isDisabled={readOnly} onChange={(_, on) => void edit([{ at: ['operator'], ...on ? { to: {} } : {} }])} />
      <p><small>{say('Switch it off only where Rook runs in this cluster already.')}</small></p>
    </div>
  );
}

/** What is applied, as files. */
function FileList() {
  const { say, language } = useStore(), [open, setOpen] = useState(false), [answer, setAnswer] = useState<Answer<Files>>();
  useEffect(() => {
    if (!open || answer !== undefined) return undefined;
    const gone = new AbortController();
    ask<Answer<Files>>('synth', { language }, { signal: gone.signal }).then(setAnswer, () => undefined);
    return () => gone.abort();
  }, [open, answer, language]);
  return (
    <ExpandableSection toggleText={say('The files, in the order of application')} isExpanded={open} onToggle={(_, opened) => setOpen(opened)}>
      {answer === undefined && open && <p>{say('Being made.')}</p>}
      {answer !== undefined && answer.problems.length > 0 && <Problems problems={answer.problems} />}
      {answer?.data?.files.map(({ path, bytes, text }) => <FileText key={path} path={path} bytes={bytes} text={text} />)}
    </ExpandableSection>
  );
}

function FileText({ path, bytes, text }: Files['files'][number]) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{path} <small>{size(bytes, 0)}</small></summary>
      {open && <pre tabIndex={0} aria-label={path}>{text}</pre>}
    </details>
  );
}

/** What would be done in the cluster; it is asked, and not changed. */
function Plan() {
  const { say, language } = useStore(), [answer, setAnswer] = useState<Answer<ShownPlan>>(), [waiting, setWaiting] = useState(false);
  const plan = async () => {
    setWaiting(true);
    setAnswer(await ask<Answer<ShownPlan>>('plan', { language }).catch(() => undefined));
    setWaiting(false);
  };
  const shown = answer?.data;
  return (
    <section className="plan">
      <h2>{say('What will be done')}</h2>
      <p className="tools"><Button variant={shown === undefined ? 'primary' : 'secondary'} isLoading={waiting} isDisabled={waiting} onClick={() => void plan()}>{shown === undefined ? say('Look at the cluster and plan') : say('Plan again')}</Button><span>{say('The cluster is asked, and not changed.')}</span></p>
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
      <ol className="steps">
        {steps.map(({ id, title: heading, notes, moves }) => (
          <li key={id} className="waits"><span aria-hidden="true">○</span><div><p><b>{say(heading)}</b>{moves !== undefined && moves > 0 && <small> {say(`${size(moves)} move`)}</small>}</p>{notes.map(note => <p key={note}>{say(note)}</p>)}</div></li>
        ))}
      </ol>
      {notJudged.length > 0 && <Alert isInline variant="warning" title={say('Not judged')}><ul>{notJudged.map(line => <li key={line}>{say(line)}</li>)}</ul></Alert>}
      {([[say('comes'), added], [say('changes'), changed.map(({ object, fields }) => `${object}: ${fields.join(', ')}`)], [say('goes'), removed]] as const).map(([verb, all]) => all.length > 0 && (
        <details key={verb} className="objects"><summary>{verb}{say(': ')}{say(count(all.length, 'object'))}</summary><ul>{all.map(line => <li key={line}>{line}</li>)}</ul></details>
      ))}
      <Confirm plan={plan} />
    </>
  );
}

/** The devices that are written over, and the name that is typed. */
function Confirm({ plan }: { readonly plan: ShownPlan }) {
  const { say, refresh, refuse, state: { layout: { props }, inventory, readOnly } } = useStore(), [name, setName] = useState(''), [phrase, setPhrase] = useState('');
  const written = volumesOf(props).filter(({ host, volume }) => plan.made.includes(`${host}--${nameOf(volume)}`)), hosts = new Set(written.map(({ host }) => host)).size;
  const seen = new Map((inventory.data?.devices ?? []).map(device => [`${device.host} ${device.use}`, device]));
  const why = readOnly ? say('only shown: nothing can be changed here') : name !== plan.context ? say(`Type '${plan.context}' first.`) : plan.phrase !== undefined && phrase !== plan.phrase ? say(`Type '${plan.phrase}' first.`) : undefined;
  const begin = async () => {
    const { run, problems = [] } = await ask<{ readonly run?: RunTold } & Partial<Answer<never>>>('apply', { plan: plan.digest, name, ...plan.phrase === undefined ? {} : { phrase } });
    refuse(run === undefined ? problems : []);
    await refresh();
  };
  return (
    <section className="confirm">
      {written.length > 0 && (
        <>
          <h2>{say(`These ${written.length} devices are overwritten`)}</h2>
          <ul className="written">
            {written.map(({ host, volume }) => {
              const device = seen.get(`${host} ${pathOf(volume)}`);
              return <li key={`${host} ${pathOf(volume)}`}><b>{host}</b> <code>{pathOf(volume)}</code> <span>{[device === undefined ? `${volume.size}` : label(device.bytes), device?.model, device?.serial].filter(Boolean).join(' · ')}</span></li>;
            })}
          </ul>
        </>
      )}
      <FormGroup label={say(`The name of the cluster, to confirm: ${plan.context}`)} fieldId="confirm-name">
        <TextInput id="confirm-name" value={name} autoComplete="off" isDisabled={readOnly} onChange={(_, value) => setName(value)} />
      </FormGroup>
      {plan.phrase !== undefined && (
        <FormGroup label={say(`What goes for ever, to confirm: ${plan.phrase}`)} fieldId="confirm-phrase">
          <TextInput id="confirm-phrase" value={phrase} autoComplete="off" isDisabled={readOnly} onChange={(_, value) => setPhrase(value)} />
        </FormGroup>
      )}
      <p className="tools">
        <Button variant={plan.phrase === undefined ? 'primary' : 'danger'} isDisabled={why !== undefined} onClick={() => void begin()}>
          {written.length > 0 ? say(`Give ${written.length} devices on ${hosts} hosts to Ceph`) : say('Carry it out')}
        </Button>
        {why !== undefined && <span>{why}</span>}
      </p>
    </section>
  );
}
