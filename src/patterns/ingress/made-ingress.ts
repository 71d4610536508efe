import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Ingress, k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import type { TextMap } from '../../values/labels';
import { certificateSecret, uncoveredHosts } from '../certificate/certificate-secret';
import { claimName } from '../cluster/claims';
import { namedMetadata, namespaceOf } from '../metadata';
import { refusal } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import type { PassthroughRoute } from '../routes/passthrough-route';
import { wordsOfMatch } from '../routes/request-match';
import type { PlacedBackend, RouteBackend } from '../routes/route-backend';
import { annotateServices } from './annotated-services';
import { refuseOtherProtocols, warnOfAffinity, warnOfRootAlone } from './backend-checks';
import {
  certificateAnnotations,
  type GivenCertificates,
  managedCertificate,
  overlookedCertificate,
  type PlannedTls,
  pemCertificates,
  planTls,
} from './certificates';
import { claimRoutes } from './claimed-routes';
import { makeCanaries, makePassthrough } from './companion-ingresses';
import { derivedName } from './derived-name';
import type { CustomResource, PlannedIngress, WantedOptions } from './dialect';
import type { IngressClassRef } from './ingress-class-ref';
import { judgeGivenAnnotations, judgeServiceAnnotations, refuseForeignAnnotations } from './judged-metadata';
import { mergeAnnotations } from './merged-translations';
import { RenderedIngress } from './rendered-ingress';
import { servicesOf } from './route-wishes';
import { backendOf } from './rule-backends';
import { refuseElsewhere } from './same-namespace';
import { neededToReachPods } from './target-type';
import { translate } from './translations';

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
  const table = dialect?.facts.annotations;
  const annotations = mergeAnnotations(
    construct,
    table,
    named.annotations ?? {},
    translated.annotations,
    tls.kind === 'none' ? {} : (dialect?.facts.certificates.annotations ?? {}),
    ...certificateAnnotations(named.name, tls),
    ...rules.map((rule) => rule.annotations),
  );
  const complete = {
    ...neededToReachPods(construct, dialect, annotations, backends),
    ...neededForOwnCertificate(ingressClass, tls),
    ...annotations,
  };
  refuseForeignAnnotations(construct, ingressClass, complete);
  judgeGivenAnnotations(construct, ingressClass, named.annotations ?? {}, complete);
  judgeServiceAnnotations(construct, ingressClass, backends);
  warnOfAffinity(construct, dialect?.facts, backends, complete);
  warnOfRootAlone(construct, dialect, routes);

  const pems = pemCertificates(tls);
  const secrets = pems.map(({ pem, secretName, hosts: covered, isForAll }) =>
    certificateSecret(construct, pem, covered, { name: secretName, namespace }, isForAll),
  );
  const ingress = new RenderedIngress(construct, {
    metadata: { ...named, annotations: complete },
    className: translated.className,
    certificates: tls.certificates.map(({ secretName, hosts: of }) => ({ secretName, hosts: of })),
    rules,
    defaultBackend: defaultBackend?._toKube(),
    rewritten: options.stripPrefix === true,
  });
  const forAll = pems.find(({ isForAll }) => isForAll);
  if (forAll !== undefined) {
    construct.node.addValidation({ validate: () => uncoveredHosts(construct, forAll.pem, ingress.certifiedHosts) });
  }
  claimName(construct, 'Ingress', namespace, named.name);
  claimRoutes(construct, ingressClass, routes, tls, complete);
  for (const { services, annotations: written } of translated.onServices) {
    annotateServices(construct, backends, services, written);
  }
  const identity = {
    name: named.name,
    namespace,
    className: translated.className,
    classOf: dialect?.facts.classAnnotation,
  };
  makeCanaries(construct, ingressClass, identity, routes, translated.pathOf);
  makePassthrough(construct, ingressClass, identity, passthrough);
  const managed = managedCertificate(named.name, ingressClass.name, tls, dialect);
  for (const { name, ...resource } of [...translated.resources, ...resourceOf(construct, managed)]) {
    new ApiObject(construct, resourceId(construct, resource.kind, name), {
      ...resource,
      metadata: { name: derivedName(construct, name), namespace },
    });
  }
  return { ingress, hosts, certificateSecret: forAll === undefined ? undefined : secrets[pems.indexOf(forAll)] };
}

/** The kind of an object, with its name where there are several of the kind. */
function resourceId(construct: Construct, kind: string, name: string): string {
  return construct.node.tryFindChild(kind) === undefined ? kind : `${kind}-${name}`;
}

function resourceOf(construct: Construct, resource: CustomResource | Complaint | undefined): CustomResource[] {
  if (isComplaint(resource)) {
    throw refusal(construct, resource);
  }
  return resource === undefined ? [] : [resource];
}

function placedBackends(
  routes: readonly HttpRoute[],
  defaultBackend: RouteBackend | undefined,
  passthrough: readonly PassthroughRoute[],
): PlacedBackend[] {
  return [
    ...routes.flatMap(({ backends }, i) => backends.map((backend) => ({ backend, at: `.routes[${i}]` }))),
    ...(defaultBackend === undefined ? [] : [{ backend: defaultBackend, at: '.defaultBackend' }]),
    ...passthrough.map(({ backend }, i) => ({ backend, at: `.passthrough[${i}]` })),
  ];
}

function refuseNothing(
  construct: Construct,
  routes: readonly HttpRoute[],
  defaultBackend: RouteBackend | undefined,
  passthrough: readonly PassthroughRoute[],
): void {
  if (routes.length === 0 && defaultBackend === undefined) {
    throw refusal(
      construct,
      new Complaint(
        passthrough.length === 0 ? 'no route and no default backend' : 'nothing but TLS that is handed on',
        'at least one of them',
        'add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http))',
        '.routes',
      ),
    );
  }
}

/** What the controller would pass over without a word, although Kubernetes takes it. */
function refuseOverlooked(
  construct: Construct,
  { controller }: IngressClassRef,
  { routes, defaultBackend }: PlannedIngress,
  tls: PlannedTls,
  given: TextMap,
): void {
  if (controller === undefined) {
    return;
  }
  const { title, facts } = controller._dialect;
  const certificate = overlookedCertificate(controller._dialect, tls, given);
  if (certificate !== undefined) {
    throw refusal(construct, certificate);
  }
  const isOverlooked = facts.defaultBackends === 'without routes only' && routes.length > 0;
  if (defaultBackend !== undefined && (isOverlooked || facts.defaultBackends === 'not at all')) {
    throw refusal(
      construct,
      new Complaint(
        isOverlooked ? 'a default backend beside routes' : 'a default backend',
        isOverlooked
          ? `one of them, for ${title} reads the default backend of an Ingress without routes only`
          : `routes alone, for ${title} reads no default backend`,
        'make it a route: HttpRoute.onAnyHost("/", …)',
        '.defaultBackend',
      ),
    );
  }
}

/** Annotations by which the controller is asked for a certificate of its own. What the user says of the matter goes before them. */
function neededForOwnCertificate({ controller }: IngressClassRef, { kind }: PlannedTls): TextMap {
  return kind === 'own' ? (controller?._dialect.facts.certificates.annotationsForOwn ?? {}) : {};
}
