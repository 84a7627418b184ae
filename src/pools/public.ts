export * from './compression';
export * from '../model/layout/failure-domain';
export * from './pool-options';
export * from './redundancy';
