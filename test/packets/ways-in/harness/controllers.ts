import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { traefik } from '../../../../src/kinds/controllers/traefik';
import { contourGateway } from '../../../../src/kinds/gateways/contour';
import type { GatewayFacts } from '../../../../src/kinds/gateways/gateway-facts';
import { traefikGateway } from '../../../../src/kinds/gateways/traefik';
import type { Manifest } from '../../../support/synth';
import { CLUSTER_FOLDER } from '../../harness/rig';

/*
 * The controllers, as their own projects say that they are installed: manifests come out of their Go modules as they are.
 */

const FOLDER = join(CLUSTER_FOLDER, 'ways-in');

/** A Service of type LoadBalancer that leads to a controller. */
export interface Entrance {
  readonly namespace: string;
  readonly service: string;
}

export type ControllerName = 'traefik' | 'contour';

export interface Controller {
  readonly name: ControllerName;
  /** Of its Ingresses and its Gateways. */
  readonly className: string;
  /** Annotations by which its Ingresses end TLS, where `spec.tls` does not do. */
  readonly securing?: Readonly<Record<string, string>>;
  /** What is said of its Gateways. */
  readonly facts: GatewayFacts;
  /** Where its Ingresses are called. */
  readonly entrance: Entrance;
  /** Where a Gateway is called. */
  entranceOf(gateway: string, namespace: string): Entrance;
  /** Files and folders of manifests that make it. */
  manifests(): readonly string[];
}

const TRAEFIK_ENTRANCE: Entrance = { namespace: 'traefik', service: 'traefik' };

/** Where what is made of some manifests in a namespace is called: their Gateway, or the Ingresses of a controller. */
export function entranceTo(controller: Controller, manifests: readonly Manifest[], namespace: string): Entrance {
  const gateway = manifests.find(({ kind }) => kind === 'Gateway');
  return gateway === undefined ? controller.entrance : controller.entranceOf(gateway.metadata.name, namespace);
}

export const TRAEFIK: Controller = {
  name: 'traefik',
  className: 'traefik',
  securing: traefik.certificates.annotations,
  facts: traefikGateway,
  entrance: TRAEFIK_ENTRANCE,
  entranceOf: () => TRAEFIK_ENTRANCE,
  manifests: () => {
    const reference = join(
      moduleOf('traefik', 'github.com/traefik/traefik/v3'),
      'docs/content/reference/dynamic-configuration',
    );
    return [
      ...kindsIn(join(moduleOf('traefik', 'sigs.k8s.io/gateway-api'), 'config/crd/experimental')),
      join(reference, 'kubernetes-crd-definition-v1.yml'),
      join(reference, 'kubernetes-crd-rbac.yml'),
      join(reference, 'kubernetes-gateway-rbac.yml'),
      join(FOLDER, 'traefik', 'traefik.yaml'),
    ];
  },
};

export const CONTOUR: Controller = {
  name: 'contour',
  className: 'contour',
  facts: contourGateway,
  entrance: { namespace: 'projectcontour', service: 'envoy' },
  entranceOf: (gateway, namespace) => ({ namespace, service: `envoy-${gateway}` }),
  manifests: () => {
    const examples = join(moduleOf('contour', 'github.com/projectcontour/contour'), 'examples');
    return [
      // The kinds of the one release of the Gateway API that it watches.
      join(examples, 'gateway', '00-crds.yaml'),
      join(examples, 'contour'),
      join(examples, 'gateway-provisioner'),
      join(FOLDER, 'contour', 'classes.yaml'),
    ];
  },
};

/** The definitions of a folder, without what Kustomize has beside them. */
function kindsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name !== 'kustomization.yaml')
    .map((name) => join(folder, name));
}

/** The folder of a module that a controller is built of. */
function moduleOf(controller: ControllerName, path: string): string {
  return execFileSync('go', ['list', '-C', join(FOLDER, controller), '-m', '-f', '{{.Dir}}', path], {
    encoding: 'utf8',
  }).trim();
}
