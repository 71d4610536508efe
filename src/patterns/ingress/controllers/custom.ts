import type { IngressControllerFacts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { annotations } from '../../../values/labels';
import { optional, text, yesOrNo } from '../../../values/parser';
import { readerOf } from '../../refusal';
import { BackendProtocol } from '../../routes/backend-protocol';
import type { Dialect, Translation } from '../dialect';

/** What a controller can do that this library does not know. What is not declared, it is not asked for. */
export interface CustomControllerProps {
  /** What it is called in sentences. */
  readonly name: string;

  /**
   * Whether it reads the Secrets that `spec.tls` names.
   *
   * @default true
   */
  readonly readsSecrets?: boolean;

  /**
   * Whether it serves all Ingresses of a class by one proxy, where two cannot have the same route.
   *
   * @default false
   */
  readonly sharesProxy?: boolean;

  /**
   * Whether it chooses among the pods itself, so that affinity and traffic policies of Services mean nothing.
   *
   * @default true
   */
  readonly choosesPods?: boolean;

  /**
   * Whether it serves backends that are no Services (`ResourceBackend`).
   *
   * @default false
   */
  readonly resourceBackends?: boolean;

  /**
   * Annotations that it needs to end TLS.
   *
   * @default - none
   */
  readonly tlsAnnotations?: { [key: string]: string };

  /**
   * Annotations that make it take the prefix of a route off.
   *
   * @default - it cannot
   */
  readonly stripPrefix?: { [key: string]: string };

  /**
   * Annotations that make it redirect to HTTPS.
   *
   * @default - it cannot
   */
  readonly httpsRedirect?: { [key: string]: string };

  /**
   * Annotations that make it speak HTTPS with the pods.
   *
   * @default - it cannot
   */
  readonly httpsBackend?: { [key: string]: string };

  /**
   * Annotations that make it speak gRPC with the pods.
   *
   * @default - it cannot
   */
  readonly grpcBackend?: { [key: string]: string };

  /**
   * Annotations that make it send a browser to the same pod again, by a cookie of its own.
   *
   * @default - it cannot
   */
  readonly cookieAffinity?: { [key: string]: string };
}

const readCustom = readerOf<CustomControllerProps>()({
  name: text,
  readsSecrets: optional(yesOrNo),
  sharesProxy: optional(yesOrNo),
  choosesPods: optional(yesOrNo),
  resourceBackends: optional(yesOrNo),
  tlsAnnotations: optional(annotations),
  stripPrefix: optional(annotations),
  httpsRedirect: optional(annotations),
  httpsBackend: optional(annotations),
  grpcBackend: optional(annotations),
  cookieAffinity: optional(annotations),
});

/** The language of a controller that was declared. */
export function customDialect(props: CustomControllerProps): Dialect {
  const read = readCustom('IngressController.custom', props);
  const { name, tlsAnnotations = {} } = read;
  const declared = (
    given: Record<string, string> | undefined,
    what: keyof CustomControllerProps,
  ): Translation | Complaint =>
    given === undefined
      ? new Complaint(
          String(what),
          `what ${name} was declared to do`,
          `declare its annotations: IngressController.custom({ ${what}: … })`,
        )
      : { annotations: given };
  return {
    facts: factsOf(read.name, read, tlsAnnotations),
    stripPrefix: () => declared(read.stripPrefix, 'stripPrefix'),
    httpsRedirect: (_, redirect) =>
      redirect
        ? declared(read.httpsRedirect, 'httpsRedirect')
        : new Complaint('false', 'true, or nothing', 'leave it out: nothing is known of its default'),
    cookieAffinity: (_, { cookieName, maxAge }) =>
      cookieName === undefined && maxAge === undefined
        ? declared(read.cookieAffinity, 'cookieAffinity')
        : new Complaint('name or life of a cookie', 'a cookie of its own', 'say both in its annotations'),
    backendProtocol: (_, protocol) => {
      switch (protocol) {
        case BackendProtocol.HTTP:
          return {};
        case BackendProtocol.HTTPS:
          return declared(read.httpsBackend, 'httpsBackend');
        case BackendProtocol.GRPC:
          return declared(read.grpcBackend, 'grpcBackend');
      }
    },
  };
}

function factsOf(
  name: string,
  {
    readsSecrets = true,
    sharesProxy = false,
    choosesPods = true,
    resourceBackends = false,
  }: Partial<CustomControllerProps>,
  tlsAnnotations: Readonly<Record<string, string>>,
): IngressControllerFacts {
  const source = 'https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/';
  return {
    id: `custom: ${name}`,
    name,
    source,
    // It claims no class of its own accord, and no annotation is its alone.
    controllerName: /(?!)/,
    classes: [],
    annotations: { reader: name, source, prefixes: [], facts: () => ({}) },
    reaches: ['pods'],
    reachesByDefault: 'pods',
    choosesPods,
    throughService: [],
    oneProxy: sharesProxy,
    certificates: {
      secrets: readsSecrets,
      ownCertificate: 'default',
      annotations: tlsAnnotations,
      annotationsForOwn: tlsAnnotations,
    },
    speaks: ['HTTP', 'HTTPS', 'GRPC'],
    readsAppProtocol: {},
    readsPortNames: false,
    protocolAnnotations: [],
    takesTargetPorts: false,
    ownPaths: 'letters',
    defaultBackends: 'beside routes',
    resourceBackends,
  };
}
