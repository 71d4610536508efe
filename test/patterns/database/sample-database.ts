import { type Chart, Size } from 'cdk8s';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb, type HeadlessStatefulDbProps } from '../../../src';
import { type Manifest, shopChart, theOnly } from '../../support/synth';

/** The least that a database needs. */
export const least: HeadlessStatefulDbProps = {
  engine: DatabaseEngine.mysql('8.4'),
  storage: { size: Size.gibibytes(10) },
  credentials: DatabaseCredentials.fromSecretName('mysql-secret'),
};

/** A database called `mysql`, with whatever a test is about. */
export function database(props: Partial<HeadlessStatefulDbProps> = {}, chart: Chart = shopChart()): HeadlessStatefulDb {
  return new HeadlessStatefulDb(chart, 'mysql', { ...least, ...props });
}

/** The StatefulSet that such a database renders. */
export function statefulSetOf(props: Partial<HeadlessStatefulDbProps> = {}): Manifest {
  const chart = shopChart();
  database(props, chart);
  return theOnly(chart, 'StatefulSet');
}

/** The container of the server in it. */
export function containerOf(props: Partial<HeadlessStatefulDbProps> = {}): Manifest {
  return statefulSetOf(props).spec.template.spec.containers[0];
}
