import { useEffect, useState } from 'react';
import { isFleeting } from './ask';
import { useKeptFocus } from './focus';
import { Alert, Spinner, ToggleGroup, ToggleGroupItem } from './kit';
import { Below } from './parts/below';
import { Refusals } from './parts/problems';
import { Verdict } from './parts/verdict';
import { SCREENS } from './screens';
import { StoreProvider, useStore } from './store';

/** The screen that the address names; going back in the browser goes back here. */
function useScreen() {
  const named = () => SCREENS.find(({ id }) => `#${id}` === window.location.hash) ?? SCREENS[0];
  const [screen, setScreen] = useState(named);
  useEffect(() => {
    const go = () => setScreen(named);
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, []);
  useEffect(() => {
    document.getElementById('screen-title')?.focus();
    window.scrollTo(0, 0);
  }, [screen]);
  return screen;
}

export function App() {
  return (
    <StoreProvider onWaiting={<main className="alone"><Spinner aria-label="…" /></main>} onShutOut={<ShutOut />}>
      <Frame />
    </StoreProvider>
  );
}

/** Whoever is not let in is told in both languages: which one is read is not known yet. */
function ShutOut() {
  return (
    <main className="alone">
      <h1>cdk8s-ceph</h1>
      <Alert isInline variant="warning" title="This browser was not let in. Open the address that the command has printed; it is good once, so run the command again where it was used." />
      <Alert isInline variant="warning" title="未允许此浏览器访问。请打开命令打印的地址；该地址只能使用一次，若已用过，请重新运行命令。" />
    </main>
  );
}

function Frame() {
  const screen = useScreen(), { say } = useStore();
  const View = screen.view;
  useKeptFocus();
  return (
    <div className="frame">
      <a className="skip" href="#screen-title" onClick={event => { event.preventDefault(); document.getElementById('screen-title')?.focus(); }}>{say('Go to the content')}</a>
      <Mast />
      <div className="columns">
        <Steps current={screen.id} />
        <main>
          <h1 id="screen-title" tabIndex={-1}>{say(screen.title)}</h1>
          <Refusals />
          <View />
          <Below key={screen.id} commands={screen.commands} />
        </main>
        <Verdict />
      </div>
    </div>
  );
}

function Mast() {
  const { say, state: { layout, demo, readOnly }, language, setLanguage } = useStore();
  return (
    <header className="mast">
      <strong>cdk8s-ceph</strong>
      <span className="file">{demo ? 'layout.yaml' : layout.file}</span>
      <span className="marks">
        {demo && <span className="mark">{say('demonstration: hosts and cluster are made up')}</span>}
        {isFleeting() && <span className="mark">{say('it runs in this browser alone, and ends with this window')}</span>}
        {readOnly && <span className="mark">{say('only shown: nothing can be changed here')}</span>}
      </span>
      <ToggleGroup aria-label={say('the language of texts')} isCompact>
        <ToggleGroupItem text="English" buttonId="language-en" isSelected={language === 'en'} onChange={() => setLanguage('en')} />
        <ToggleGroupItem text="中文" buttonId="language-zh" isSelected={language === 'zh'} onChange={() => setLanguage('zh')} />
      </ToggleGroup>
    </header>
  );
}

function Steps({ current }: { readonly current: string }) {
  const { say } = useStore();
  return (
    <nav aria-label={say('the screens')}>
      <ol>
        {SCREENS.map(({ id, title }) => <li key={id}><a href={`#${id}`} className={id === current ? 'on' : undefined} aria-current={id === current ? 'step' : undefined}>{say(title)}</a></li>)}
      </ol>
    </nav>
  );
}
