import { entries } from './look';
import { Maybe, MutedHealthCode, unknown } from '../layout';

/** Before the code of a complaint, the name of the annotation that says why it is muted. */
const PREFIX = 'muted.cdk8s-ceph/';

/** A complaint that the object of a cluster mutes. */
export interface MutedIn {
  readonly code: string;
  readonly reason: Maybe<string>;
}

/** Why each is muted, as annotations of the CephCluster: Rook has no field for it. */
export function muteAnnotations(muted: readonly MutedHealthCode[]): Record<string, string> {
  return Object.fromEntries(muted.map(({ code, reason }) => [`${PREFIX}${code}`, reason]));
}

/** What a CephCluster mutes, whoever wrote it. */
export function mutedIn({ spec, metadata }: any): MutedIn[] {
  return entries(spec?.healthCheck?.muteHealthWarning).filter(([, mute]) => (mute as { policy?: unknown } | undefined)?.policy === 'mute').map(([code]) => {
    const reason: unknown = metadata?.annotations?.[`${PREFIX}${code}`];
    return { code, reason: typeof reason === 'string' ? reason : unknown(`the object does not say why ${code} is muted`) };
  });
}
