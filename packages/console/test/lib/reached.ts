import { checks, forecast, status } from 'cdk8s-ceph/model';
import type { WhatIf } from '../../src/actions/forecast';
import type { Outcome } from '../../src/actions/outcome';
import type { Connection, Reach } from '../../src/kubernetes/connect';

/** A cluster that answers what is written of it, and keeps nothing. */
export function reached(answers: status.StatusAnswers, left: readonly string[] = []): Reach {
  const written = answers as unknown as Record<string, checks.Answer | undefined>, none: checks.Answer = { code: 1, output: 'no answer' };
  const asked = (query: checks.Query): checks.Answer => {
    const question = Object.entries(status.statusQueries('rook-ceph/ceph')).find(([, each]) => JSON.stringify(each) === JSON.stringify(query))?.[0];
    return (question === undefined ? undefined : written[question]) ?? none;
  };
  const hands = {
    ceph: async (cluster: string, words: readonly string[]) => left.includes(words.join(' ')) ? none : asked({ kind: checks.QueryKind.CEPH, cluster, command: words.map(text => ({ text })) }),
    list: async (objects: checks.Selected) => asked({ kind: checks.QueryKind.LIST, objects }),
  };
  const connection = { hands, clock: { now: () => answers.now }, recordsIn: () => ({ read: async () => undefined, list: async () => [] }), name: 'lab', close: async () => undefined };
  return { connect: async () => connection as unknown as Connection };
}

/** What is foretold of the one cluster. */
export const lossOf = ({ data }: Outcome<WhatIf>): forecast.LossForecast => data!.clusters[0].loss;
