export * from './dashboards';
export * from './monitoring';
export * from './monitoring-style';
