export * from './toolbox';
