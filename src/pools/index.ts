export * from './public';
export * from './pool-body';
export * from './request';
