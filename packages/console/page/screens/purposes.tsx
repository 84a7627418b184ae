import { ReactNode, useEffect, useState } from 'react';
import { size } from '../format';
import { Button, FormGroup, FormSelect, FormSelectOption, Switch, TextInput } from '../kit';
import { Edit, poolOf, Purpose, PURPOSES, volumesOf } from '../layout';
import { usePending } from '../pending';
import { useStore } from '../store';

const TEXTS: Readonly<Record<Purpose['key'], { readonly title: string; readonly about: string }>> = {
  block: { title: 'Volumes for one pod each', about: 'Databases and virtual machines: each volume belongs to one pod, and is fast.' },
  file: { title: 'Folders that many pods share', about: 'Files that several pods read and write at once.' },
  object: { title: 'Buckets with the interface of S3', about: 'Backups, pictures and logs, over HTTP.' },
};

/** How data may be kept; the rules say whether there are hosts enough. */
const KEPT = [
  { id: 'copies-3', redundancy: undefined, title: '3 copies', about: 'Each byte takes 3. Data survives any two hosts.' },
  { id: 'copies-4', redundancy: { copies: 4 }, title: '4 copies', about: 'Each byte takes 4. Data survives any three hosts.' },
  { id: 'chunks-2-1', redundancy: { dataChunks: 2, codingChunks: 1 }, title: '2 + 1 chunks', about: 'Each byte takes 1.5. Data survives any one host.' },
  { id: 'chunks-2-2', redundancy: { dataChunks: 2, codingChunks: 2 }, title: '2 + 2 chunks', about: 'Each byte takes 2. Data survives any two hosts.' },
] as const;

/** What is made of the devices, in the words of whoever uses it. */
export function Purposes() {
  const { say } = useStore();
  return (
    <>
      <p className="lead">{say('Storage is used by the name of a class. Switch on what your applications need; all of it shares the devices.')}</p>
      <div className="purposes">{PURPOSES.map(purpose => <PurposeCard key={purpose.key} purpose={purpose} />)}</div>
      <p className="next"><Button onClick={() => { window.location.hash = 'what-if'; }}>{say('Next: what if')}</Button></p>
    </>
  );
}

function PurposeCard({ purpose }: { readonly purpose: Purpose }) {
  const { say, state: { layout: { props }, readOnly }, edit } = useStore(), { key, pool: poolName, className } = purpose, { title, about } = TEXTS[key];
  const found = poolOf(props, purpose), [on, show] = usePending(found !== undefined), id = `purpose-${key}`;
  const classes = [...new Set(volumesOf(props).flatMap(({ volume }) => volume.deviceClass ?? []))].sort(), fastest = ['nvme', 'ssd', 'hdd'].find(each => classes.includes(each));
  const turn = (next: boolean) => {
    if (!next) return edit([{ at: Object.keys(props?.[key] ?? {}).length > 1 && found !== undefined ? [key, found.name] : [key] }]);
    // With devices of several classes a pool has to choose one.
    const chosen = classes.length > 1 ? { deviceClass: key === 'block' ? fastest : classes.find(each => each === 'hdd') ?? classes[0] } : {};
    return edit([{ at: [key, poolName], to: { ...chosen, ...key !== 'block' && classes.length > 1 ? { metadataDeviceClass: fastest } : {}, classes: { [className]: key === 'block' ? { isDefault: true } : {} } } }]);
  };
  return (
    <section className={found === undefined ? 'purpose' : 'purpose on'} aria-label={say(title)} id={id}>
      <Switch id={`${id}-on`} label={say(title)} isChecked={on} isDisabled={readOnly} onChange={(_, next) => show(next, turn(next))} />
      <p>{say(about)}</p>
      {found !== undefined && <Settings purpose={purpose} name={found.name} pool={found.pool} classes={classes} />}
    </section>
  );
}

function Settings({ purpose: { key }, name, pool, classes }: { readonly purpose: Purpose; readonly name: string; readonly pool: any; readonly classes: readonly string[] }) {
  const { say, state: { readOnly }, edit, forecast } = useStore(), at = [key, name], id = `purpose-${key}`;
  const [className, options] = Object.entries<any>(pool.classes ?? {})[0] ?? [];
  const offered = [...new Set([...classes, ...pool.deviceClass === undefined ? [] : [pool.deviceClass as string]])];
  const kept = KEPT.find(({ redundancy }) => sameRedundancy(redundancy, pool.redundancy)), told = forecast?.pools.find(each => each.holdsData && (each.pool === name || each.pool.startsWith(`${name}-`) || each.pool.startsWith(`${name}.`)));
  const set = (field: string, to: unknown): Edit => ({ at: [...at, field], ...to === undefined ? {} : { to } });
  return (
    <>
      <div className="fields">
        <FormGroup label={say('The name of the class')} fieldId={`${id}-class`}>
          <Committed id={`${id}-class`} value={className ?? ''} disabled={readOnly} onCommit={next => void edit([...className === undefined ? [] : [{ at: [...at, 'classes', className] }], { at: [...at, 'classes', next], to: options ?? {} }])} />
        </FormGroup>
        <FormGroup label={say('How it is kept')} fieldId={`${id}-kept`}>
          <Chosen id={`${id}-kept`} value={kept?.id ?? 'own'} disabled={readOnly} onChoose={value => edit([set('redundancy', KEPT.find(each => each.id === value)?.redundancy)])}>
            {KEPT.map(each => <FormSelectOption key={each.id} value={each.id} label={say(each.title)} />)}
            {kept === undefined && <FormSelectOption value="own" label={say('as the layout says')} isDisabled />}
          </Chosen>
          {kept !== undefined && <small>{say(kept.about)}</small>}
        </FormGroup>
        <FormGroup label={say('On which devices')} fieldId={`${id}-on-class`}>
          <Chosen id={`${id}-on-class`} value={pool.deviceClass ?? ''} disabled={readOnly} onChoose={value => edit([set('deviceClass', value === '' ? undefined : value)])}>
            <FormSelectOption value="" label={say('on all')} />
            {offered.map(each => <FormSelectOption key={each} value={each} label={each.toUpperCase()} />)}
          </Chosen>
        </FormGroup>
        {key !== 'object' && className !== undefined && (
          <Switch id={`${id}-default`} label={say('for claims that name no class')} isChecked={options?.isDefault === true} isDisabled={readOnly} onChange={(_, on) => void edit([{ at: [...at, 'classes', className, 'isDefault'], ...on ? { to: true } : {} }])} />
        )}
      </div>
      {told !== undefined && <p className="costs">{say(`${size(told.safe.value)} of it are safe to store.`)}</p>}
    </>
  );
}

/** A list that shows at once what was chosen: whoever presses an arrow twice goes two further. */
function Chosen({ id, value, disabled, onChoose, children }: {
  readonly id: string; readonly value: string; readonly disabled: boolean; readonly onChoose: (value: string) => Promise<void>; readonly children: ReactNode;
}) {
  const [shown, show] = usePending(value);
  return <FormSelect id={id} value={shown} isDisabled={disabled} onChange={(_, next) => show(next, onChoose(next))}>{children}</FormSelect>;
}

/** A text that is taken when somebody leaves it or presses Enter, and not at every letter. */
function Committed({ id, value, disabled, onCommit }: { readonly id: string; readonly value: string; readonly disabled: boolean; readonly onCommit: (value: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => { if (text !== value && text !== '') onCommit(text); };
  return <TextInput id={id} value={text} isDisabled={disabled} onChange={(_, next) => setText(next)} onBlur={commit} onKeyDown={({ key }) => { if (key === 'Enter') commit(); }} />;
}

function sameRedundancy(a: object | undefined, b: any): boolean {
  const plain = (value: any) => JSON.stringify(value === undefined || value?.copies === 3 ? {} : Object.fromEntries(Object.entries(value).sort()));
  return plain(a) === plain(b);
}
