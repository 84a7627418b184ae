import { useEffect, useState } from 'react';
import { ask } from '../ask';
import { size } from '../format';
import { ExpandableSection, Switch } from '../kit';
import { Plan } from '../parts/plan';
import { Problems } from '../parts/problems';
import { UnderWay } from '../parts/under-way';
import { useStore } from '../store';
import type { Answer, Change, Files } from '../told';

/** All that the layout says. */
const ALL: Change = { verb: 'apply' };

/** Everything that will be done, the devices that are written over last; then it is done, and watched. */
export function Deploy() {
  return <UnderWay><Review /></UnderWay>;
}

function Review() {
  const { say, state: { layout: { digest } }, checked } = useStore();
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
      <Plan key={digest} change={ALL} />
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
