import '@patternfly/react-core/dist/styles/base-no-reset.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { answeredBy, Answerer } from './ask';

/** Show the page, whoever answers it. */
export function begin(answerer: Answerer): void {
  answeredBy(answerer);
  // PatternFly knows the dark by a class; the system says when it is.
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const paint = () => document.documentElement.classList.toggle('pf-v6-theme-dark', dark.matches);
  dark.addEventListener('change', paint);
  paint();
  createRoot(document.getElementById('page')!).render(<App />);
}
