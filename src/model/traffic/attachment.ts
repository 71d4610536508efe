import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import { LISTENER_PROTOCOLS } from '../../kinds/language/listener-protocols';
import type { Field } from '../../values/field';
import { hostnamesMeet } from '../../values/hostnames';
import type { Cluster } from '../cluster/cluster';
import type { Gateway, Listener, ListenerHolder } from '../views/gateway';
import type { ParentRef, Route } from '../views/route';
import { admissionOf } from './admission';
import { implementationOf } from './gateway-implementation';

/** What a listener asks of a route, in the order in which it is asked. */
const REQUIREMENTS = ['name and port', 'kind', 'namespace', 'hostname'] as const;

export type Requirement = (typeof REQUIREMENTS)[number];

/** What becomes of a reference from a route to its parent. */
export type Attachment =
  | { readonly is: 'attached'; readonly listeners: readonly Listener[] }
  /** No listener takes the route. Those of `listeners` fulfilled all requirements before `fails`. */
  | {
      readonly is: 'unattached';
      readonly fails: Requirement;
      readonly parent: ListenerHolder;
      readonly listeners: readonly Listener[];
    }
  /** The parent is not in the given manifests, or no Gateway, or what it asks cannot be answered from them. */
  | { readonly is: 'unknown' };

const UNKNOWN: Attachment = { is: 'unknown' };

/** The Gateways or ListenerSets that a reference means, as the Gateway API says. */
export function parentsOf(cluster: Cluster, { group, kind, namespace, name }: ParentRef): readonly ListenerHolder[] {
  if (group !== GATEWAY_API_GROUP) {
    return [];
  }
  switch (kind) {
    case 'Gateway':
      return cluster.gateways.named(namespace, name);
    case 'ListenerSet':
      return cluster.listenerSets.named(namespace, name);
    default:
      return [];
  }
}

/** Those that take a reference for one to them: some implementations look for the name in every namespace. */
export function takersOf(cluster: Cluster, reference: ParentRef): readonly ListenerHolder[] {
  const meant = parentsOf(cluster, reference);
  const { group, kind, name, field } = reference;
  return group !== GATEWAY_API_GROUP || kind !== 'Gateway' || field.has('namespace')
    ? meant
    : [
        ...meant,
        ...cluster.gateways.anywhere(name).filter((each) => !meant.includes(each) && findsAnywhere(cluster, each)),
      ];
}

function findsAnywhere(cluster: Cluster, gateway: Gateway): boolean {
  return implementationOf(cluster, gateway)?.findsParentsAnywhere === true;
}

/** The listeners of a parent that take a route, whatever its hosts. */
export function listenersAdmitting(
  cluster: Cluster,
  route: Route,
  reference: ParentRef,
  parent: ListenerHolder,
): readonly Listener[] {
  return parent.listeners.filter((listener) =>
    REQUIREMENTS.every(
      (requirement) => requirement === 'hostname' || answer(requirement, cluster, route, reference, parent, listener),
    ),
  );
}

/** Whether a route attaches to a parent it refers to, and if not, why. */
export function attachmentOf(cluster: Cluster, route: Route, reference: ParentRef): Attachment {
  const variants = parentsOf(cluster, reference).map((parent) => attachmentTo(cluster, route, reference, parent));
  return (
    variants.find(({ is }) => is === 'attached') ??
    variants.find(({ is }) => is === 'unknown') ??
    // The variant that comes nearest is the one that is meant.
    variants.sort((a, b) => progress(b) - progress(a))[0] ??
    UNKNOWN
  );
}

function progress(attachment: Attachment): number {
  return attachment.is === 'unattached' ? REQUIREMENTS.indexOf(attachment.fails) : REQUIREMENTS.length;
}

/** Whether a route attaches to one of the parents that a reference may mean. */
export function attachmentTo(cluster: Cluster, route: Route, reference: ParentRef, parent: ListenerHolder): Attachment {
  let listeners = parent.listeners;
  if (listeners.length === 0) {
    return UNKNOWN;
  }
  for (const fails of REQUIREMENTS) {
    const answers = listeners.map((listener) => answer(fails, cluster, route, reference, parent, listener));
    if (answers.every((each) => each === false)) {
      return { is: 'unattached', fails, parent, listeners };
    }
    listeners = listeners.filter((_, i) => answers[i] !== false);
    if (!answers.includes(true)) {
      return UNKNOWN;
    }
  }
  return { is: 'attached', listeners };
}

/** Whether a requirement of a listener is met; undefined where that cannot be told. */
function answer(
  requirement: Requirement,
  cluster: Cluster,
  route: Route,
  { sectionName, port }: ParentRef,
  parent: ListenerHolder,
  listener: Listener,
): boolean | undefined {
  switch (requirement) {
    case 'name and port':
      return (
        (sectionName === undefined || sectionName === listener.name) && (port === undefined || port === listener.port)
      );
    case 'kind':
      return kindsOf(listener)?.includes(route.object.kind);
    case 'namespace': {
      const from = listener.field.find('allowedRoutes', 'namespaces');
      const admission = admissionOf(cluster, parent.object, from, route.object, 'Same');
      return admission === 'unknown' ? undefined : admission === 'admitted';
    }
    case 'hostname':
      return route.hasHostnames
        ? route.hostnames.some(({ text }) => text === undefined || hostnamesMeet(listener.hostname, text))
        : true;
  }
}

/** The kinds of routes that the protocol of a listener is for; undefined for protocols of some controller's own. */
export function kindsForProtocol({ protocol = '' }: Listener): readonly string[] | undefined {
  return LISTENER_PROTOCOLS.get(protocol)?.routes;
}

/** The kinds of routes that a listener takes; undefined where that cannot be told. */
function kindsOf(listener: Listener): readonly string[] | undefined {
  const allowed = allowedKinds(listener).map((field) => field.get('kind').text ?? '');
  const possible = kindsForProtocol(listener);
  return allowed.length === 0 ? possible : allowed.filter((kind) => possible?.includes(kind) ?? true);
}

/** The kinds that `allowedRoutes` names. */
export function allowedKinds({ field }: Listener): readonly Field[] {
  return field.find('allowedRoutes', 'kinds').items;
}

/** Whether a Gateway takes the listeners of a ListenerSet; undefined where that cannot be told. */
export function takesListenersOf(cluster: Cluster, gateway: Gateway, set: ListenerHolder): boolean | undefined {
  const admission = admissionOf(cluster, gateway.object, gateway.allowedListeners, set.object, 'None');
  return admission === 'unknown' ? undefined : admission === 'admitted';
}
