import { DEVICE_RULES } from './device-rules';
import { FLEET_RULES } from './fleet-rules';
import { HOST_RULES } from './host-rules';
import { KUBERNETES_RULES } from './kubernetes-rules';
import { NODE_RULES } from './node-rules';
import { ROOK_RULES } from './rook-rules';
import { VOLUME_RULES } from './volume-rules';
import type { Rule, Topic } from '../../rules';
import type { DeviceCase, HostCase, SiteCase } from '../cases';

/** Kubernetes, what is in it already, and all hosts beside each other. */
export const SITE_TOPIC: Topic<SiteCase> = { name: 'preflight', rules: [...KUBERNETES_RULES, ...ROOK_RULES, ...VOLUME_RULES, ...FLEET_RULES] };

/** Each host. */
export const HOST_TOPIC: Topic<HostCase> = { name: 'preflight', rules: [...NODE_RULES, ...HOST_RULES] };

/** Each device. */
export const DEVICE_TOPIC: Topic<DeviceCase> = { name: 'preflight', rules: DEVICE_RULES };

/** All that is held against the real nodes before anything is applied. */
export const PREFLIGHT_RULES: readonly Rule<any>[] = [...SITE_TOPIC.rules, ...HOST_TOPIC.rules, ...DEVICE_TOPIC.rules];

/** The same in chapters, for people. */
export const PREFLIGHT_CHAPTERS: readonly { readonly title: string; readonly rules: readonly Rule<any>[] }[] = [
  { title: 'Kubernetes', rules: KUBERNETES_RULES },
  { title: 'What is there of Rook', rules: ROOK_RULES },
  { title: 'Volumes and claims that are there', rules: VOLUME_RULES },
  { title: 'All hosts together', rules: FLEET_RULES },
  { title: 'Each node', rules: NODE_RULES },
  { title: 'Each host', rules: HOST_RULES },
  { title: 'Each device', rules: DEVICE_RULES },
];
