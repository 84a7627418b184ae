export * from './public';
export * from './manifests';
