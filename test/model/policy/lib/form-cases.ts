import type { Case, Objects } from './cases';

const firstClaim = ({ cluster: { spec } }: Objects) => spec.storage.storageClassDeviceSets[0].volumeClaimTemplates[0].spec;
const job = (objects: Objects, restartPolicy?: string) => objects.job = {
  apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'job', namespace: 'default' }, spec: { template: { spec: { restartPolicy, containers: [{ name: 'main' }] } } },
};

/** What the API server would refuse: for each rule on the form of objects what breaks it and what comes near and does not. */
export const FORM_CASES: Record<string, { breaks: Case[]; passes: Case[] }> = {
  'policy/null-value': {
    breaks: [
      { what: 'null in an optional field', change: o => { o.vms.spec.deviceClass = null; } },
      { what: 'null in a list', change: o => { o.volumeA.spec.mountOptions = [null]; } },
    ],
    passes: [
      { what: 'what kubectl itself writes', change: o => { o.vms.metadata.creationTimestamp = null; o.vms.status = null; } },
      { what: 'null in an object that is no storage', change: o => { o.workload.spec.strategy = null; } },
    ],
  },
  'policy/volume-form': {
    breaks: [
      { what: 'no size', change: o => { delete o.volumeA.spec.capacity; } },
      { what: 'a misspelt unit', change: o => { o.volumeA.spec.capacity.storage = '4TiB'; } },
      { what: 'a size below zero', change: o => { o.volumeA.spec.capacity.storage = '-4Ti'; } },
      { what: 'an unknown access mode', change: o => { o.volumeA.spec.accessModes = ['ReadWriteAlways']; } },
      { what: 'an unknown mode', change: o => { o.volumeA.spec.volumeMode = 'Raw'; } },
      { what: 'an unknown policy', change: o => { o.volumeA.spec.persistentVolumeReclaimPolicy = 'Keep'; } },
      { what: 'two sources', change: o => { o.volumeA.spec.hostPath = { path: '/x' }; } },
      { what: 'no host', change: o => { delete o.volumeA.spec.nodeAffinity; } },
    ],
    passes: [{ what: 'a volume on a path of the host, by another label', change: o => { o.volumeA.spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key = 'disk'; } }],
  },
  'policy/class-form': {
    breaks: [
      { what: 'no provisioner', change: o => { delete o.cloud.provisioner; } },
      { what: 'an unknown policy', change: o => { o.cloud.reclaimPolicy = 'Keep'; } },
      { what: 'an unknown binding', change: o => { o.cloud.volumeBindingMode = 'Later'; } },
    ],
    passes: [{ what: 'all defaults', change: o => { delete o.cloud.reclaimPolicy; } }],
  },
  'policy/claim-form': {
    breaks: [
      { what: 'no size of a device set', change: o => { delete firstClaim(o).resources; } },
      { what: 'no access mode', change: o => { delete o.claim.spec.accessModes; } },
      { what: 'an unknown access mode in a template', change: o => { firstClaim(o).accessModes = ['ReadWriteAlways']; } },
      { what: 'a misspelt unit of a claim of monitors', change: o => { o.cluster.spec.mon.volumeClaimTemplate = { spec: { resources: { requests: { storage: '10GB' } } } }; } },
    ],
    passes: [{ what: 'what Rook fills in for monitors', change: o => { o.cluster.spec.mon.volumeClaimTemplate = { spec: { storageClassName: 'cloud' } }; } }],
  },
  'policy/workload-form': {
    breaks: [
      { what: 'a selector of other pods', change: o => { o.workload.spec.selector.matchLabels.app = 'x'; } },
      { what: 'a container without a name', change: o => { delete o.workload.spec.template.spec.containers[0].name; } },
      { what: 'pods that end', change: o => { o.workload.spec.template.spec.restartPolicy = 'Never'; } },
      { what: 'a Job that never ends', change: o => job(o) },
    ],
    passes: [{ what: 'a Job that ends', change: o => job(o, 'OnFailure') }],
  },
  'policy/object-form': {
    breaks: [
      { what: 'a namespace with a dot', change: o => { o.namespace.metadata.name = 'rook.ceph'; } },
      { what: 'a namespace that is too long', change: o => { o.namespace.metadata.name = 'a'.repeat(64); } },
      { what: 'a key with a slash', change: o => { o.settings.data = { 'a/b': 'c' }; } },
    ],
    passes: [{ what: 'a key with dots and capitals', change: o => { o.settings.data = { 'A_b.c-d': 'e' }; } }],
  },
};
