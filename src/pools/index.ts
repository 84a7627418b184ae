export * from './compression';
export * from './failure-domain';
export * from './pool-options';
export * from './redundancy';
