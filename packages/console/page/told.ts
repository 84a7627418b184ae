import type { monitoring, status as model } from 'cdk8s-ceph/model';
import type { Inventoried } from '../src/actions/inventory';
import type { Logs } from '../src/actions/logs';
import type { Unfinished as UnfinishedRun } from '../src/actions/resume';
import type { Told as StatusTold } from '../src/actions/status';
import type { Problem } from '../src/io/problem';
import type { Seen, SeenDevice } from '../src/server/captures-store';
import type { Change } from '../src/server/change';
import type { LayoutNow } from '../src/server/layout-store';
import type { Numbered, RunTold } from '../src/server/runs';
import type { ShownPlan, ShownStep } from '../src/server/shown-plan';

export type { Change, Inventoried, LayoutNow, Logs, Numbered, Problem, RunTold, Seen, SeenDevice, ShownPlan, ShownStep };

/** What every question is answered with. */
export interface Answer<Data> {
  readonly status: 'ok' | 'refused' | 'unreadable' | 'failed' | 'changed';
  readonly data?: Data;
  readonly problems: readonly Problem[];
}

/** What the server keeps. */
export interface ServerState {
  readonly layout: LayoutNow;
  readonly inventory: Answer<Seen>;
  readonly run: RunTold | null;
  readonly readOnly: boolean;
  readonly demo: boolean;
  readonly version: string;
  readonly captureCommand: string;
}

/** A figure with its derivation. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
}

/** A loss, as far as the page looks at it. */
export interface Loss {
  readonly name: string;
  readonly loss: string;
  readonly severity: 'lost' | 'stops' | 'degraded' | 'recovers' | 'none';
  readonly keepsData: boolean;
  readonly keepsWorking: boolean;
  readonly recovers: boolean;
  readonly recoveredAtBestIn: Figure;
  readonly recoveredAtWorstIn: Figure;
  readonly moves: Figure;
  readonly osds: readonly { readonly id: number; readonly name: string; readonly takes: number; readonly fill: Figure }[];
  readonly affectedClaims: readonly { readonly name: string; readonly stops: boolean; readonly losesData: boolean }[];
  /** The library's own words. */
  readonly words: string;
  readonly details: readonly string[];
}

/** The forecast of a cluster, as far as the page looks at it. */
export interface ClusterForecast {
  readonly name: string;
  readonly raw: Figure;
  readonly stored: Figure;
  readonly safe: Figure;
  readonly pools: readonly { readonly pool: string; readonly holdsData: boolean; readonly safe: Figure }[];
  readonly losses: readonly { readonly level: string; readonly one?: Loss; readonly two?: Loss }[];
}

export interface Forecasts { readonly clusters: readonly ClusterForecast[] }
export interface WhatIf { readonly lost: readonly string[]; readonly clusters: readonly Loss[] }
export interface Additions { readonly clusters: readonly { readonly name: string; readonly words: string }[] }
export interface Files { readonly files: readonly { readonly path: string; readonly bytes: number; readonly text: string }[] }

/** A plan that was begun and has not ended. */
export interface Unfinished {
  readonly context: string;
  readonly run: null | (Omit<NonNullable<UnfinishedRun['run']>, 'steps' | 'moves'> & { readonly steps: readonly ShownStep[] });
}

/** How clusters are, and what somebody else has changed. */
export type Looked = Pick<StatusTold, 'drift'> & { readonly clusters: readonly Told[] };

/** A status with the alerts that fire, and with the library's words for its answers. */
export type Told = model.Status & {
  readonly words: { readonly data: string; readonly access: string; readonly healing: string; readonly todo: readonly string[] };
  readonly alerts: monitoring.AlertsTold & { readonly words: readonly string[] };
};
