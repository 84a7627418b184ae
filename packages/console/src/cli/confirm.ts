import { confirm as yes, isCancel, text } from '@clack/prompts';
import type { layout as facts } from 'cdk8s-ceph/model';
import type { Confirmation } from '../actions/ui';

/** Ask somebody at a terminal whether it is meant: yes, or a phrase where something goes for ever. */
export async function confirm({ question, phrase }: Confirmation, say: facts.Say): Promise<boolean> {
  const output = process.stderr;
  const answer = phrase === undefined ? await yes({ message: say(question), initialValue: false, output }) : await text({ message: say(question), output });
  if (isCancel(answer)) return false;
  return phrase === undefined ? answer === true : answer === phrase;
}
