import type { DataFault } from './private/data-faults';
import { Rule, see, Topic } from '../model/rules';

/** What can be wrong with a value of the data, before anything is made of it. */
export type DataFaultKind = 'size' | 'duration' | 'name' | 'choice' | 'reference';

/** The data of a stack as its rules see it. */
export interface StackCase {
  readonly faults: readonly DataFault[];
}

const of = (kind: DataFaultKind) => ({ faults }: StackCase) => faults.filter(fault => fault.kind === kind)
  .map(({ property, value, reason, fix }) => ({ property, value, reason, fix }));

export const STORAGE_STACK_RULES: Rule<StackCase>[] = [
  {
    code: 'storage-stack/size',
    severity: 'error',
    title: 'A size is exact bytes, or a number with a unit: 4000787030016, 4TB, 3.64TiB, 800Gi.',
    why: 'A size in another form could be read as a different size than you mean.',
    see: see('storage-stack/size'),
    check: of('size'),
  },
  {
    code: 'storage-stack/duration',
    severity: 'error',
    title: 'A time is a whole number with one of the units s, m, h and d: 30m, 365d.',
    why: 'A time in another form could be read as a different time than you mean.',
    see: see('storage-stack/duration'),
    check: of('duration'),
  },
  {
    code: 'storage-stack/name',
    severity: 'error',
    title: 'A name is not empty and has no slash.',
    why: 'The names in the data become names of objects, and no object can have such a name.',
    see: see('storage-stack/name'),
    check: of('name'),
  },
  {
    code: 'storage-stack/choice',
    severity: 'error',
    title: 'Of properties that exclude each other only one is set, and the properties that it needs are set, too.',
    why: 'One of them would be ignored, and the stack would differ from the data.',
    see: see('storage-stack/choice'),
    check: of('choice'),
  },
  {
    code: 'storage-stack/reference',
    severity: 'error',
    title: 'Everything that the data refers to is defined in the data.',
    why: 'A claim, a class or a client that refers to something missing never becomes ready.',
    see: see('storage-stack/reference'),
    check: of('reference'),
  },
];

export const STORAGE_STACK_TOPIC: Topic<StackCase> = { name: 'storage-stack', rules: STORAGE_STACK_RULES, container: true };
