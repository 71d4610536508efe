import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Ingress, k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { type Complaint, isComplaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import type { TextMap } from '../../values/labels';
import { certificateSecret, uncoveredHosts } from '../certificate/certificate-secret';
import { claimName } from '../cluster/claims';
import { namedMetadata, namespaceOf } from '../metadata';
import { refusal, refuseAtSynth } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import type { PassthroughRoute } from '../routes/passthrough-route';
import { wordsOfMatch } from '../routes/request-match';
import type { PlacedBackend, RouteBackend } from '../routes/route-backend';
import { annotateServices } from './annotated-services';
import { refuseOtherProtocols, warnOfRootAlone } from './backend-checks';
import {
  certificateAnnotations,
  type GivenCertificates,
  type PlannedTls,
  pemCertificates,
  planTls,
  warnOfUnusedCertificate,
} from './certificates';
import { claimRoutes } from './claimed-routes';
import { makeCanaries, makePassthrough } from './companion-ingresses';
import { managedCertificate } from './controllers/managed-certificate';
import type { CustomResource, PlannedIngress, WantedOptions } from './dialect';
import type { IngressClassRef } from './ingress-class-ref';
import { judgeGivenAnnotations, judgeServiceAnnotations, refuseForeignAnnotations } from './judged-metadata';
import { mergeAnnotations } from './merged-translations';
import { warnOfOutranked } from './outranked-paths';
import { refuseHandedOnTwice, refuseNothing, refuseOverlooked } from './overlooked';
import { RenderedIngress } from './rendered-ingress';
import { servicesOf } from './route-wishes';
import { backendOf } from './rule-backends';
import { refuseElsewhere } from './same-namespace';
import { neededToReachPods } from './target-type';
import { type Translated, translate } from './translations';

/** The properties of an Ingress, as they were read. */
interface GivenIngress extends WantedOptions {
  readonly ingressClass: IngressClassRef;
  readonly routes?: readonly HttpRoute[];
  readonly defaultBackend?: RouteBackend;
  readonly passthrough?: readonly PassthroughRoute[];
  readonly metadata?: ApiObjectMetadata;
}

/** An Ingress and what belongs to it. */
interface MadeIngress {
  readonly ingress: Ingress;
  readonly hosts: string[];
  readonly certificateSecret?: k8s.KubeSecret;
}

/** Makes the Ingress of a construct, and all that its controller needs beside. */
export function makeIngress(construct: Construct, given: GivenIngress, ofHosts: GivenCertificates): MadeIngress {
  const { ingressClass, routes = [], defaultBackend, passthrough = [], metadata, ...options } = given;
  const dialect = ingressClass.controller?._dialect;
  const named = namedMetadata(construct, metadata, dnsSubdomain);
  const namespace = namespaceOf(construct, metadata);
  const hosts = [...new Set(routes.flatMap(({ host }) => host ?? []))];
  const backends = placedBackends(routes, defaultBackend, passthrough);
  refuseNothing(construct, routes, defaultBackend, passthrough);
  refuseHandedOnTwice(construct, hosts, passthrough);
  const tls = planTls(construct, named.name, hosts, ofHosts);
  refuseElsewhere(construct, namespace, backends, tls);

  const planned: PlannedIngress = {
    name: named.name,
    namespace,
    className: ingressClass.name,
    certificate: tls.kind,
    routes,
    defaultBackend,
    services: servicesOf(routes, defaultBackend?.serviceName),
    options,
  };
  refuseOverlooked(construct, ingressClass, planned, tls, named.annotations ?? {});
  refuseOtherProtocols(construct, dialect, planned);
  const translated = translate(construct, ingressClass, planned);
  const rules = routes.map((route, i) => ({
    host: route.host,
    ...translated.pathOf(route),
    ...backendOf(construct, ingressClass, route, i),
    title: String(route),
    ...(route._options.matching === undefined ? {} : { matching: wordsOfMatch(route._options.matching).join(', ') }),
  }));
  const annotations = writtenAnnotations(construct, ingressClass, named.annotations ?? {}, tls, backends, [
    translated.annotations,
    ...rules.map((rule) => rule.annotations),
  ]);
  warnOfRootAlone(construct, dialect, routes);
  warnOfOutranked(construct, dialect, routes);
  const pems = pemCertificates(tls);
  const secrets = pems.map(({ pem, secretName, hosts: covered, isForAll }) =>
    certificateSecret(construct, pem, covered, { name: secretName, namespace }, isForAll),
  );
  const ingress = new RenderedIngress(construct, {
    metadata: { ...named, annotations },
    className: translated.className,
    certificates: tls.certificates.map(({ secretName, hosts: of }) => ({ secretName, hosts: of })),
    rules,
    defaultBackend: defaultBackend?._toKube(),
    inOrder: dialect?.facts.pathsInOrder === true,
    rewritten: options.stripPrefix === true || routes.some(({ _options }) => _options.rewrite !== undefined),
  });
  const forAll = pems.find(({ isForAll }) => isForAll);
  if (forAll !== undefined) {
    refuseAtSynth(construct, () => uncoveredHosts(forAll.pem, ingress.certifiedHosts));
  }
  warnOfUnusedCertificate(construct, tls, ingress);
  claimName(construct, 'Ingress', namespace, named.name);
  claimRoutes(construct, ingressClass, routes, tls, annotations);
  for (const { services, annotations: written } of translated.onServices) {
    annotateServices(construct, backends, services, written);
  }
  makeCompanions(construct, ingressClass, planned, translated, passthrough);
  const managed = managedCertificate(named.name, ingressClass.name, tls, dialect);
  makeResources(construct, namespace, [...translated.resources, ...(managed === undefined ? [] : [managed])]);
  return { ingress, hosts, certificateSecret: forAll === undefined ? undefined : secrets[pems.indexOf(forAll)] };
}

/**
 * The annotations of the Ingress: the user's, those that follow from the other properties, and those without which no traffic
 * would flow. All are judged by the table of the class's controller.
 */
function writtenAnnotations(
  construct: Construct,
  ingressClass: IngressClassRef,
  given: TextMap,
  tls: PlannedTls,
  backends: readonly PlacedBackend[],
  following: readonly TextMap[],
): TextMap {
  const dialect = ingressClass.controller?._dialect;
  const { annotations: table, certificates } = dialect?.facts ?? {};
  const merged = mergeAnnotations(
    construct,
    table,
    given,
    tls.kind === 'none' ? {} : (certificates?.annotations ?? {}),
    ...certificateAnnotations(tls),
    ...following,
  );
  const annotations = {
    ...neededToReachPods(construct, dialect, merged, backends),
    // What the user says of the matter goes before it.
    ...(tls.kind === 'own' ? certificates?.annotationsForOwn : {}),
    ...merged,
  };
  refuseForeignAnnotations(construct, ingressClass, annotations);
  judgeGivenAnnotations(construct, ingressClass, given, annotations);
  judgeServiceAnnotations(construct, ingressClass, backends);
  return annotations;
}

/** The Ingresses beside this one: for canaries, and for TLS that is handed on. */
function makeCompanions(
  construct: Construct,
  ingressClass: IngressClassRef,
  { name, namespace, routes }: PlannedIngress,
  { className, pathOf }: Translated,
  passthrough: readonly PassthroughRoute[],
): void {
  const classOf = ingressClass.controller?._dialect.facts.classAnnotation;
  const main = { name, namespace, className, classOf };
  makeCanaries(construct, ingressClass, main, routes, pathOf);
  makePassthrough(construct, ingressClass, main, passthrough);
}

/** The objects of the controller's own kinds. */
function makeResources(
  construct: Construct,
  namespace: string | undefined,
  resources: readonly (CustomResource | Complaint)[],
): void {
  for (const resource of resources) {
    if (isComplaint(resource)) {
      throw refusal(construct, resource);
    }
    const { name, ...rest } = resource;
    const isFirst = construct.node.tryFindChild(rest.kind) === undefined;
    new ApiObject(construct, isFirst ? rest.kind : `${rest.kind}-${name}`, {
      ...rest,
      metadata: { name, namespace },
    });
  }
}

/** Each backend once, where it comes first: many routes lead to few. */
function placedBackends(
  routes: readonly HttpRoute[],
  defaultBackend: RouteBackend | undefined,
  passthrough: readonly PassthroughRoute[],
): PlacedBackend[] {
  const places = new Map<RouteBackend, string>();
  const place = (backend: RouteBackend, at: string) => {
    if (!places.has(backend)) {
      places.set(backend, at);
    }
  };
  routes.forEach(({ backends }, i) => {
    for (const backend of backends) {
      place(backend, `.routes[${i}]`);
    }
  });
  if (defaultBackend !== undefined) {
    place(defaultBackend, '.defaultBackend');
  }
  passthrough.forEach(({ backend }, i) => {
    place(backend, `.passthrough[${i}]`);
  });
  return [...places].map(([backend, at]) => ({ backend, at }));
}
