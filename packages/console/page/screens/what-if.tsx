import { useEffect, useState } from 'react';
import { ask } from '../ask';
import { percent } from '../format';
import { Button, Spinner } from '../kit';
import { hostsOf, lossOf, nameOf, pathOf } from '../layout';
import { Bay } from '../parts/bay';
import { Problems } from '../parts/problems';
import { useStore } from '../store';
import type { Additions, Answer, Loss, WhatIf } from '../told';

/** Above this Ceph recovers nothing onto an OSD. */
const HOT = 0.85;

/** A click on a host or a device, and it dies; the library says what becomes of the data. */
export function WhatIfScreen() {
  const { say, state: { layout: { props } }, forecast, checked } = useStore(), [lost, setLost] = useState<readonly string[]>([]);
  const { answer, waiting } = useLoss(lost), [loss] = answer?.data?.clusters ?? [];
  const turn = (thing: string) => setLost(lost.includes(thing) ? lost.filter(each => each !== thing) : [...lost, thing]);
  const hosts = Object.entries(hostsOf(props)).sort(([a], [b]) => a < b ? -1 : 1);
  const fills = new Map((lost.length === 0 ? [] : loss?.osds ?? []).map(({ name, fill }) => [name, fill.value]));
  if (forecast === undefined) return <p className="lead">{checked?.status === 'ok' ? say('Being computed.') : say('What is refused has no forecast: see the verdict, and mend it first.')}</p>;
  return (
    <>
      <p className="lead">{say('Click a host or a device: what if it dies? Several at once if you like; click again to bring it back. The pools hold as much as is safe.')}</p>
      <Told lost={lost} loss={lost.length === 0 ? undefined : loss} waiting={waiting} problems={answer?.problems ?? []} onClear={() => setLost([])} />
      <div className="hosts">
        {hosts.map(([host, { volumes = [] }]) => {
          const dead = lost.includes(host);
          return (
            <section key={host} className={dead ? 'host dead' : 'host'} aria-label={host}>
              <h2>
                <button type="button" aria-pressed={dead} onClick={() => turn(host)}>{host}</button>
                <small>{dead ? say('dead; click to bring it back') : say('click to kill')}</small>
              </h2>
              <div className="bays">
                {volumes.map(volume => {
                  const thing = lossOf(host, volume), gone = dead || lost.includes(thing), fill = fills.get(`${host}--${nameOf(volume)}`);
                  return <Bay key={pathOf(volume)} kind={gone ? 'dead' : ''} title={`${volume.deviceClass?.toUpperCase() ?? nameOf(volume)}`} lines={[nameOf(volume).slice(-12), gone ? say('dead') : fill === undefined ? ' ' : percent(fill)]} {...gone || fill === undefined ? {} : { fill, hot: fill > HOT }} onClick={() => turn(thing)} pressed={gone} disabled={dead} />;
                })}
              </div>
            </section>
          );
        })}
      </div>
      <More />
      <p className="next"><Button onClick={() => { window.location.hash = 'deploy'; }}>{say('Next: review and deploy')}</Button></p>
    </>
  );
}

function Told({ lost, loss, waiting, problems, onClear }: { readonly lost: readonly string[]; readonly loss: Loss | undefined; readonly waiting: boolean; readonly problems: Answer<WhatIf>['problems']; readonly onClear: () => void }) {
  const { say } = useStore();
  if (lost.length === 0) return <div className="answer" role="status"><b>{say('Everything runs.')}</b></div>;
  if (loss === undefined) return <div className="answer" role="status">{waiting ? <Spinner size="md" aria-label={say('being judged')} /> : <Problems problems={problems} linked={false} />}</div>;
  const kind = loss.severity === 'lost' ? 'bad' : loss.keepsWorking ? 'good' : 'warn';
  return (
    <div className={`answer ${kind}`} role="status" aria-busy={waiting}>
      <b data-test="loss">{loss.keepsData ? say('Nothing is lost') : say('Data is lost')}</b>
      <p data-test="words">{loss.words}</p>
      <details>
        <summary>{say('All that is known of it')}</summary>
        <ul>{loss.details.map(line => <li key={line}>{line}</li>)}</ul>
      </details>
      {loss.affectedClaims.length > 0 && <p>{say(`claims that notice it: ${loss.affectedClaims.map(({ name }) => name).join(', ')}`)}</p>}
      <Button variant="link" isInline onClick={onClear}>{say('Bring everything back')}</Button>
    </div>
  );
}

/** What the library says of a loss; the last answer stays until the next one is there. */
function useLoss(lost: readonly string[]): { readonly answer?: Answer<WhatIf>; readonly waiting: boolean } {
  const { language, state: { layout: { digest } } } = useStore(), asked = JSON.stringify(lost);
  const [told, setTold] = useState<{ readonly answer?: Answer<WhatIf>; readonly waiting: boolean }>({ waiting: false });
  useEffect(() => {
    if (asked === '[]') {
      setTold({ waiting: false });
      return undefined;
    }
    const gone = new AbortController();
    setTold(before => ({ ...before, waiting: true }));
    ask<Answer<WhatIf>>('what-if', { lose: JSON.parse(asked), language }, { signal: gone.signal }).then(answer => setTold({ answer, waiting: false }), () => undefined);
    return () => gone.abort();
  }, [asked, language, digest]);
  return told;
}

/** What a further device or host would bring, of the kinds that are there. */
function More() {
  const { say, language, state: { layout: { digest } } } = useStore(), [words, setWords] = useState<string>(), [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!wanted) return undefined;
    const gone = new AbortController();
    setWords(undefined);
    ask<Answer<Additions>>('additions', { language }, { signal: gone.signal }).then(({ data }) => setWords(data?.clusters.map(each => each.words).join('\n') ?? ''), () => undefined);
    return () => gone.abort();
  }, [wanted, language, digest]);
  return (
    <section className="more">
      {wanted ? words === undefined ? <Spinner size="md" aria-label={say('being judged')} /> : <pre tabIndex={0} aria-label={say('What would a further device or host bring?')}>{words}</pre> : <Button variant="secondary" onClick={() => setWanted(true)}>{say('What would a further device or host bring?')}</Button>}
    </section>
  );
}
