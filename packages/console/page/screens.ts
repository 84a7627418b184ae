import type { ComponentType } from 'react';
import { ChangeScreen } from './screens/change';
import { Deploy } from './screens/deploy';
import { Devices } from './screens/devices';
import { Health } from './screens/health';
import { Purposes } from './screens/purposes';
import { Start } from './screens/start';
import { WhatIfScreen } from './screens/what-if';

/** One screen of the page. */
export interface Screen {
  readonly id: string;
  readonly title: string;
  readonly view: ComponentType;
  /** What does the same at the prompt. */
  readonly commands: (file: string) => readonly string[];
}

/** In the order in which they are gone through; each can be gone to at any time. */
export const SCREENS: readonly Screen[] = [
  { id: 'start', title: 'Start', view: Start, commands: file => [`cdk8s-ceph ui ${file}`, 'cdk8s-ceph inventory --command'] },
  { id: 'devices', title: 'Devices', view: Devices, commands: file => [`cdk8s-ceph inventory ${capturesOf(file)}`, `cdk8s-ceph init ${capturesOf(file)} --output ${file}`] },
  { id: 'purpose', title: 'What it is for', view: Purposes, commands: file => [`cdk8s-ceph show ${file}`, `cdk8s-ceph check ${file}`] },
  { id: 'what-if', title: 'What if', view: WhatIfScreen, commands: file => [`cdk8s-ceph forecast ${file}`, `cdk8s-ceph what-if ${file} --lose HOST`] },
  { id: 'deploy', title: 'Review and deploy', view: Deploy, commands: file => [`cdk8s-ceph check ${file} --live`, `cdk8s-ceph apply ${file} --dry-run`, `cdk8s-ceph apply ${file}`, 'cdk8s-ceph resume'] },
  { id: 'health', title: 'Use and health', view: Health, commands: () => ['cdk8s-ceph status --watch'] },
  { id: 'change', title: 'Change', view: ChangeScreen, commands: file => ['cdk8s-ceph help add', `cdk8s-ceph remove device HOST DEVICE --layout ${file} --dry-run`, 'cdk8s-ceph resume --pause', 'cdk8s-ceph abort'] },
];

function capturesOf(file: string): string {
  return `${file.replace(/\.ya?ml$/, '')}.captures.txt`;
}
