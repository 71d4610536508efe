import {
  byAlias,
  byBalancer,
  byGuardedBalancer,
  byHosts,
  byName,
  byNodes,
  byPods,
  bySession,
  onlyFromNamespace,
  onlyFromPods,
} from './asked';
import { byOwnNames, bySql, MARIADB, MYSQL, POSTGRES } from './asked-in-sql';
import type { CallsByService } from './seen';

/**
 * The same of the examples with a real database. Their servers take minutes to make their files, so they are seen where other
 * databases are: in databases/.
 */
export const CALLS_WITH_SQL: Readonly<Record<string, CallsByService>> = {
  'adopted-database': { mysql: [byOwnNames(MYSQL)] },
  'database-backup': { shop: [byOwnNames(MARIADB)], 'shop-read': [bySql(MARIADB)] },
  'database-metrics': {
    orders: [byOwnNames(POSTGRES)],
    'orders-read': [bySql(POSTGRES)],
    'orders-metrics': [onlyFromNamespace('monitoring', 9187)],
  },
  shop: {
    storefront: [byName()],
    cart: [bySession],
    'web-peers': [byPods(7946)],
    orders: [byName()],
    db: [byOwnNames(POSTGRES)],
    'db-primary': [bySql(POSTGRES)],
    payments: [byAlias('api.payments.example')],
    warehouse: [byHosts('192.0.2.10', '192.0.2.11')],
    partners: [byName(), byGuardedBalancer('203.0.113.7')],
    status: [byName(), byBalancer],
    office: [byName(), byNodes],
  },
  'stateful-database': {
    mysql: [byOwnNames(MYSQL)],
    'mysql-primary': [bySql(MYSQL), onlyFromPods('api', 3306)],
    'mysql-read': [bySql(MYSQL), onlyFromPods('api', 3306)],
  },
};
