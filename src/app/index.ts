export * from './storage-app';
