import { list } from './look';
import { caseOf, PolicyCase } from './policy-case';
import { levelPlaces } from './read-cluster';
import type { Reader } from './reader';
import type { RenderedClaim } from './rendered-claims';
import { bytesIn, Maybe, unknown } from '../layout';
import { ClaimsCase, Described, VOLUME_CLAIMS_TOPIC } from '../rules';

/** A claim is called <set>-<template>-<index><5 characters>, and mounted as <claim>-bridge, which is a DNS label. */
const LABEL = 63, SUFFIX = '-bridge'.length + 5;

/** The volumes that OSDs and monitors claim of classes that make them; volumes of hosts have rules of their own. */
export const VOLUME_CLAIMS_READER: Reader<ClaimsCase> = {
  topic: VOLUME_CLAIMS_TOPIC,
  read: manifests => {
    const subject = caseOf(manifests);
    return subject.claims.filter(claim => claim.use !== 'application' && !isLocal(claim, subject)).map((claim): Described<ClaimsCase> => {
      const { manifest, property, set } = claim;
      return {
        at: manifest.path,
        words: {
          storageClassName: `${property}.storageClassName`,
          reclaimPolicy: `reclaimPolicy of ${property}.storageClassName`,
          size: `${property}.resources.requests.storage`,
          name: property.replace(/\.volumeClaimTemplates.*$/, '.name'),
          count: property.replace(/\.volumeClaimTemplates.*$/, '.count'),
          zones: property.replace(/\.volumeClaimTemplates.*$/, '.placement'),
          deviceClass: property.replace(/\.spec$/, '.metadata.annotations.crushDeviceClass'),
        },
        spec: { ...nameOf(claim), trial: subject.trials.has(manifest.object.metadata?.namespace), ...claimOf(claim, subject), zones: levelPlaces(set, 'zone'), zonesGiven: false },
      };
    });
  },
};

function isLocal({ spec }: RenderedClaim, { classes, volumes }: PolicyCase): boolean {
  const storageClass = classes.get(spec.storageClassName)?.object;
  return storageClass === undefined ? volumes.get(spec.volumeName)?.object.spec?.local !== undefined : storageClass.provisioner === 'kubernetes.io/no-provisioner';
}

function nameOf({ use, set, manifest }: RenderedClaim): Pick<ClaimsCase, 'use' | 'name' | 'nameLimit' | 'count'> {
  if (use !== 'osd') return { use: 'monitor', name: 'mon', nameLimit: LABEL, count: manifest.object.spec?.mon?.count || 3 };
  const template = Math.max(...list(set?.volumeClaimTemplates).map(each => `${each?.metadata?.name ?? 'data'}`.length));
  return { use, name: `${set?.name}`, nameLimit: LABEL - SUFFIX - template - 2 - `${Math.max(0, (set?.count ?? 1) - 1)}`.length, count: set?.count };
}

function claimOf({ spec, set }: RenderedClaim, { classes }: PolicyCase): Pick<ClaimsCase, 'storageClassName' | 'bytes' | 'deviceClass' | 'reclaimPolicy'> {
  const template = list(set?.volumeClaimTemplates).find(each => each?.spec === spec);
  return {
    storageClassName: spec.storageClassName ?? unknown('the default class of Kubernetes makes the volumes'),
    bytes: bytesIn(spec.resources?.requests?.storage) ?? unknown('the claim does not say its size'),
    deviceClass: template?.metadata?.annotations?.crushDeviceClass,
    reclaimPolicy: policyOf(classes.get(spec.storageClassName)?.object),
  };
}

/** Kubernetes deletes volumes where a class says nothing. */
function policyOf(storageClass: any): Maybe<string | undefined> {
  return storageClass === undefined ? unknown('the class is not among the objects') : storageClass.reclaimPolicy ?? 'Delete';
}
