export * from './plan';
export * from './plan-options';
export * from './plan-step';
export * from './refused-edit';
