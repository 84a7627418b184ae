export * from './policy';
export * from './policy-manifest';
