import type { PhaseObjects } from './means';

const ROOK = 'ceph.rook.io/v1';

/** What Rook writes into `status.phase` once it has made what an object says. */
const READY = 'Ready';
/** And where it could not; it tries again by itself. */
const FAILED = ['Failure', 'Failed', 'ReconcileFailed'];

/**
 * The kinds of Rook among some objects, sorted. Each tells by `status.phase` how far Rook is with it; neither kstatus, which Flux asks, nor
 * Argo CD by itself reads that.
 */
export function rookKinds(phases: readonly PhaseObjects[]): string[] {
  return [...new Set(phases.flatMap(({ objects }) => objects.filter(({ apiVersion }) => apiVersion === ROOK).map(({ kind }) => kind as string)))].sort();
}

/*
 * Both checks ask the same. An object that was edited still has the phase of its former generation until Rook looks at it, so the generation is
 * compared where Rook tells it. How Ceph is (HEALTH_WARN and so on) is asked by neither: a warning would keep every later phase from being
 * applied, and alerts tell it.
 */

/** A check of Flux, in CEL; while a field is not there yet it fails, which Flux takes for not ready. */
export function celCheck(kind: string): object {
  return {
    apiVersion: ROOK,
    kind,
    inProgress: 'has(status.observedGeneration) && status.observedGeneration != metadata.generation',
    failed: `status.phase in [${FAILED.map(phase => `'${phase}'`).join(', ')}]`,
    current: `status.phase == '${READY}'`,
  };
}

/** A check of Argo CD, in Lua. */
export const LUA_CHECK = [
  'local health = { status = "Progressing", message = "Rook has not told a phase yet" }',
  'local status = obj.status',
  'if status == nil or status.phase == nil or status.phase == "" then',
  '  return health',
  'end',
  'health.message = "phase " .. status.phase',
  'if obj.metadata.deletionTimestamp ~= nil then',
  '  return health',
  'end',
  'if status.observedGeneration ~= nil and status.observedGeneration ~= obj.metadata.generation then',
  '  health.message = health.message .. ", of the object as it was before"',
  '  return health',
  'end',
  `if status.phase == "${READY}" then`,
  '  health.status = "Healthy"',
  `elseif ${FAILED.map(phase => `status.phase == "${phase}"`).join(' or ')} then`,
  '  health.status = "Degraded"',
  'end',
  'if status.ceph ~= nil and status.ceph.health ~= nil then',
  '  health.message = health.message .. ", " .. status.ceph.health',
  'end',
  'return health',
  '',
].join('\n');
