import { ChangeEvent, useState } from 'react';
import { ask } from '../ask';
import { Button, ExpandableSection, FormGroup, TextArea } from '../kit';
import { useStore } from '../store';
import type { Answer, Seen } from '../told';

/** Hosts that no pod can look at: a command is run there, and what it prints comes here. */
export function AddHosts({ open }: { readonly open: boolean }) {
  const { say, state: { captureCommand, readOnly }, refresh, refuse } = useStore(), [chosen, setOpen] = useState<boolean>(), [text, setText] = useState('');
  const add = async (captures: string) => {
    const { status, problems } = await ask<Answer<Seen>>('captures', { text: captures });
    refuse(status === 'ok' ? [] : problems);
    if (status === 'ok') setText('');
    await refresh();
  };
  const files = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const texts = await Promise.all([...target.files ?? []].map(file => file.text()));
    target.value = '';
    if (texts.length > 0) await add(texts.join('\n'));
  };
  return (
    <ExpandableSection toggleText={say('Add hosts by hand')} isExpanded={chosen ?? open} onToggle={(_, opened) => setOpen(opened)}>
      <div className="by-hand">
        <p>{say('Run this on each host, as root. It installs nothing and writes nothing.')}</p>
        <pre tabIndex={0} aria-label={say('the command for each host')}>{captureCommand}</pre>
        <FormGroup label={say('What it printed')} fieldId="captures">
          <TextArea id="captures" value={text} onChange={(_, value) => setText(value)} rows={4} resizeOrientation="vertical" isDisabled={readOnly} />
        </FormGroup>
        <p className="tools">
          <Button variant="secondary" isDisabled={text.trim() === '' || readOnly} onClick={() => void add(text)}>{say('Take it')}</Button>
          {text.trim() === '' && <span>{say('Put in what the command printed first.')}</span>}
          <label className="file">{say('or choose files')} <input type="file" multiple accept=".txt,text/plain" disabled={readOnly} onChange={event => void files(event)} /></label>
        </p>
      </div>
    </ExpandableSection>
  );
}
