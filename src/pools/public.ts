export * from './compression';
export * from './pool-options';
export * from './redundancy';
