export * from './alert';
export * from './alerts';
export * from './dashboards';
export * from './grafana';
export * from './groups';
export * from './metrics';
export * from './recordings';
export * from './watched';
