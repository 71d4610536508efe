import { nameOnHub } from '../../values/image-reference';

/** As whom an image starts, by its own description. */
export interface ImageUser {
  /** As its description names it; nothing, where it names none, which is root. */
  readonly user: string | undefined;
  /** Where that is written. */
  readonly source: string;
}

/** The repository of an official image, whose Dockerfiles say as whom it starts. */
const official = (name: string) => `https://github.com/docker-library/${name}`;

/**
 * Well-known images of Docker Hub that the kubelet does not start where `runAsNonRoot` is set and no user is: those whose
 * description names no user, and those that name one by a word, of which the kubelet cannot tell who it is.
 */
const USERS: Readonly<Record<string, ImageUser>> = {
  ...starting(undefined, {
    alpine: 'https://github.com/alpinelinux/docker-alpine',
    busybox: official('busybox'),
    caddy: 'https://github.com/caddyserver/caddy-docker',
    cassandra: official('cassandra'),
    debian: 'https://github.com/debuerreotype/docker-debian-artifacts',
    golang: official('golang'),
    httpd: official('httpd'),
    'luksa/kubia': 'https://github.com/luksa/kubernetes-in-action/blob/master/Chapter02/kubia/Dockerfile',
    mariadb: 'https://github.com/MariaDB/mariadb-docker',
    mongo: official('mongo'),
    mysql: official('mysql'),
    nginx: 'https://github.com/nginx/docker-nginx',
    node: 'https://github.com/nodejs/docker-node',
    php: official('php'),
    postgres: official('postgres'),
    python: official('python'),
    rabbitmq: official('rabbitmq'),
    redis: official('redis'),
    registry: 'https://github.com/distribution/distribution-library-image',
    tomcat: official('tomcat'),
    traefik: 'https://github.com/traefik/traefik-library-image',
    ubuntu: 'https://git.launchpad.net/cloud-images/+oci/ubuntu-base',
    wordpress: official('wordpress'),
  }),
  ...starting('haproxy', { haproxy: official('haproxy') }),
  ...starting('memcache', { memcached: official('memcached') }),
};

function starting(user: string | undefined, sources: Readonly<Record<string, string>>): Record<string, ImageUser> {
  return Object.fromEntries(Object.entries(sources).map(([image, source]) => [image, { user, source }]));
}

/** As whom an image starts that everybody knows; nothing of others, and of copies on other registries. */
export function imageUserOf(image: string): ImageUser | undefined {
  const name = nameOnHub(image);
  return Object.hasOwn(USERS, name) ? USERS[name] : undefined;
}
