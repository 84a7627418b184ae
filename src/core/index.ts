export * from './public';
export * from './describe';
export * from './descriptions';
export * from './provisioning';
export * from './render';
export * from './tolerations';
export * from './verdict';
export * from './written-back';
