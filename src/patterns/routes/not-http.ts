import { Complaint } from '../../values/complaint';
import type { RouteBackend } from './route-backend';

/** Protocols that are not HTTP, by their names at IANA and those that people use. */
const NOT_HTTP = [
  'mysql',
  'postgres',
  'postgresql',
  'redis',
  'mongodb',
  'mongo',
  'amqp',
  'amqps',
  'kafka',
  'mqtt',
  'ldap',
  'smtp',
  'dns',
  'ssh',
];

/** Why requests do not get through to a backend whose port says that no HTTP is spoken there. `by` says who hands on nothing else. */
export function notHttp(backend: RouteBackend, by: string): Complaint | undefined {
  const said = backend._appProtocol?.toLowerCase();
  const name = backend._portName?.toLowerCase();
  const spoken = NOT_HTTP.find((each) => said === each || name === each);
  return spoken === undefined
    ? undefined
    : new Complaint(
        `${backend}, on which ${spoken} is spoken`,
        `a port for HTTP, which is all that ${by}`,
        'use LocalTrafficLoadBalancer or NodePortService to reach it from outside',
      );
}
