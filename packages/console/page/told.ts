import type { Inventoried } from '../src/actions/inventory';
import type { Problem } from '../src/io/problem';
import type { Seen, SeenDevice } from '../src/server/captures-store';
import type { LayoutNow } from '../src/server/layout-store';
import type { Numbered, RunTold } from '../src/server/runs';
import type { ShownPlan } from '../src/server/shown-plan';

export type { Inventoried, LayoutNow, Numbered, Problem, RunTold, Seen, SeenDevice, ShownPlan };

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
