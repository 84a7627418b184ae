import { confirm as yes, isCancel, password, text } from '@clack/prompts';
import type { layout as facts } from 'cdk8s-ceph/model';
import type { Confirmation } from '../actions/ui';

/** Ask somebody at a terminal whether it is meant: yes, or a phrase where something goes for ever. */
export async function confirm({ prompt, phrase }: Confirmation, say: facts.Say): Promise<boolean> {
  const output = process.stderr;
  const answer = phrase === undefined ? await yes({ message: say(prompt), initialValue: false, output }) : await text({ message: say(prompt), output });
  if (isCancel(answer)) return false;
  return phrase === undefined ? answer === true : answer === phrase;
}

/** Have somebody at a terminal type what is not shown. */
export async function secret(prompt: string, say: facts.Say): Promise<string | undefined> {
  const answer = await password({ message: say(prompt), mask: '', output: process.stderr });
  return isCancel(answer) ? undefined : answer ?? '';
}
