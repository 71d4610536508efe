import { alike, type MadeName, type Operator } from './operator';

const REDIS = [6379];
const SENTINEL = [26379];

/** Those of Elastic, whose ports a template in the object may change. */
const OF_ELASTIC: readonly Operator[] = (
  [
    [
      'elasticsearch',
      'Elasticsearch',
      [
        ...ofElastic(['*-es-http', '*-es-internal-http'], 9200),
        { name: '*-es-transport' },
        { name: '*-es-remote-cluster' },
        { name: '*-es-?', per: 'spec.nodeSets[].name' },
      ],
    ],
    ['kibana', 'Kibana', ofElastic(['*-kb-http'], 5601)],
    ['apm', 'ApmServer', ofElastic(['*-apm-http'], 8200)],
    ['agent', 'Agent', ofElastic(['*-agent-http'], 8220)],
    ['enterprisesearch', 'EnterpriseSearch', ofElastic(['*-ent-http'], 3002)],
    ['maps', 'ElasticMapsServer', ofElastic(['*-ems-http'], 8080)],
    ['logstash', 'Logstash', [{ name: '*-ls-api' }, { name: '*-ls-?', per: 'spec.services[].name' }]],
  ] as const
).map(([group, kind, makes]) => ({
  group: `${group}.k8s.elastic.co`,
  kind,
  makes,
  source: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/accessing-services',
}));

function ofElastic(names: readonly string[], port: number): readonly MadeName[] {
  return alike(names, [port], 'spec.http.service.spec.ports[].port');
}

/** Operators of document stores, caches, search and object storage. */
export const STORES: readonly Operator[] = [
  {
    group: 'psmdb.percona.com',
    kind: 'PerconaServerMongoDB',
    makes: [
      { name: '*-?', per: 'spec.replsets[].name', ports: [27017] },
      ...alike(['*-mongos', '*-cfg'], [27017], 'spec.sharding.mongos.port'),
    ],
    source: 'https://docs.percona.com/percona-operator-for-mongodb/expose.html',
  },
  {
    group: 'mongodbcommunity.mongodb.com',
    kind: 'MongoDBCommunity',
    makes: [{ name: '*-svc' }],
    source: 'https://github.com/mongodb/mongodb-kubernetes-operator/blob/master/docs/deploy-configure.md',
  },
  ...OF_ELASTIC,
  {
    group: 'redis.redis.opstreelabs.in',
    kind: 'Redis',
    makes: ['*', '*-headless', '*-additional'].map((name) => ({ name })),
    source: 'internal/k8sutils/redis-standalone.go in OT-CONTAINER-KIT/redis-operator',
  },
  {
    group: 'redis.redis.opstreelabs.in',
    kind: 'RedisReplication',
    makes: ['*', '*-headless', '*-additional', '*-master', '*-replica'].map((name) => ({ name })),
    source: 'internal/k8sutils/redis-replication.go in OT-CONTAINER-KIT/redis-operator',
  },
  {
    group: 'redis.redis.opstreelabs.in',
    kind: 'RedisCluster',
    makes: [
      '*-leader',
      '*-leader-headless',
      '*-leader-additional',
      '*-follower',
      '*-follower-headless',
      '*-follower-additional',
      '*-master',
    ].map((name) => ({ name })),
    source: 'internal/k8sutils/redis-cluster.go in OT-CONTAINER-KIT/redis-operator',
  },
  {
    group: 'redis.redis.opstreelabs.in',
    kind: 'RedisSentinel',
    makes: ['*-sentinel', '*-sentinel-headless', '*-sentinel-additional'].map((name) => ({ name })),
    source: 'internal/k8sutils/redis-sentinel.go in OT-CONTAINER-KIT/redis-operator',
  },
  {
    group: 'databases.spotahome.com',
    kind: 'RedisFailover',
    makes: [...alike(['rfs-*'], SENTINEL), ...alike(['rfrm-*', 'rfrs-*'], REDIS, 'spec.redis.port'), { name: 'rfr-*' }],
    source: 'operator/redisfailover/service/names.go in spotahome/redis-operator',
  },
  {
    group: 'minio.min.io',
    kind: 'Tenant',
    makes: [
      { name: 'minio', ports: [80, 443] },
      { name: '*-hl', ports: [9000] },
      { name: '*-console', ports: [9090, 9443] },
      { name: '*-kes-hl-svc' },
    ],
    source: 'pkg/apis/minio.min.io/v2/names.go in minio/operator',
  },
];
