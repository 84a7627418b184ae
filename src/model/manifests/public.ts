export * from './policy';
export * from './policy-manifest';
export * from './policy-report';
