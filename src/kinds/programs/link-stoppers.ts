/** A program that stops at what Kubernetes writes into one of its variables, `<SERVICE>_PORT`, for a Service of that name. */
export interface LinkStopper {
  readonly image: RegExp;
  /** What the variable begins with. */
  readonly prefix: string;
  /** Whether it takes a number; those of Confluent stop at any value, for they read something else since long. */
  readonly takesNumber: boolean;
  /** Where it was reported. */
  readonly source: string;
}

/** Each of them was reported to its makers. Those that learnt to pass over it, such as n8n, are not here. */
const LINK_STOPPERS: readonly LinkStopper[] = [
  {
    image: /(^|\/)cp-(kafka|server|enterprise-kafka)(?![\w-])/,
    prefix: 'KAFKA',
    takesNumber: false,
    source: 'https://github.com/confluentinc/cp-docker-images/issues/388',
  },
  {
    image: /(^|\/)cp-schema-registry(?![\w-])/,
    prefix: 'SCHEMA_REGISTRY',
    takesNumber: false,
    source: 'https://github.com/confluentinc/cp-docker-images/issues/286',
  },
  {
    image: /(^|\/)cp-kafka-rest(?![\w-])/,
    prefix: 'KAFKA_REST',
    takesNumber: false,
    source: 'https://github.com/confluentinc/cp-docker-images/issues/286',
  },
  {
    image: /(^|\/)wurstmeister\/kafka(?![\w-])/,
    prefix: 'KAFKA',
    takesNumber: true,
    source: 'https://github.com/wurstmeister/kafka-docker/issues/122',
  },
  {
    image: /(^|\/)searxng(?![\w-])/,
    prefix: 'SEARXNG',
    takesNumber: true,
    source: 'https://github.com/searxng/searxng/issues/6121',
  },
  {
    image: /(^|\/)paperless-ngx(?![\w-])/,
    prefix: 'PAPERLESS',
    takesNumber: true,
    source: 'https://github.com/paperless-ngx/paperless-ngx/issues/264',
  },
];

/** Found in all of their names, and at once. */
const MAY_STOP = /cp-|kafka|searxng|paperless/;

/** What is known of the script of an image, if it stops at such a variable. */
export function linkStopperOf(image: string): LinkStopper | undefined {
  return MAY_STOP.test(image) ? LINK_STOPPERS.find((each) => each.image.test(image)) : undefined;
}
