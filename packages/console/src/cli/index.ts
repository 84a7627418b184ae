import { isColorSupported } from 'picocolors';
import { main } from './main';
import { version } from '../../package.json';
import { beJudge, isJudge } from '../server/judge-worker';

if (isJudge) {beJudge();} else {
  void main(process.argv.slice(2), {
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
    env: process.env,
    onInterrupt: end => {
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      signals.forEach(signal => process.on(signal, end));
      return () => signals.forEach(signal => process.off(signal, end));
    },
    watched: Boolean(process.stdout.isTTY && process.stderr.isTTY),
    colored: Boolean(process.stdout.isTTY) && isColorSupported,
  }, version).then(code => {
    process.exitCode = code;
  });
}
