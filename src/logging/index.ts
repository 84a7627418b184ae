export * from './log-target';
export * from './storage-logs';
export * from './storage-logs-props';
