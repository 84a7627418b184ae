export * from './flat';
export * from './set-rules';
