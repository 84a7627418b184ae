import { Chart } from 'cdk8s';
import { Phase, StorageApp, StorageStack, StorageStackProps } from '../../../src';

/** The app of a blueprint. */
export function build(blueprint: StorageStackProps): StorageApp {
  const app = new StorageApp({ quiet: true });
  new StorageStack(new Chart(app, 'storage'), 'stack', blueprint);
  return app;
}

/** All objects of an app in their order, unvalidated. */
export function documentsOf(app: StorageApp): any[] {
  return Object.values(Phase).sort().flatMap(phase => app.documents(phase));
}
