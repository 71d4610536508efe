import { indented, item } from './indented';

/*
 * Objects that name Services, for the examples of rules, flawless but for what a rule puts into them.
 */

/** A route of Traefik to a Service, which is given as the fields of its reference. */
export const ingressRoute = (service: string, { entryPoint = 'websecure', more = '' } = {}) => `
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata:
  name: web
  namespace: shop
spec:
  entryPoints:
    - ${entryPoint}
  routes:
    - kind: Rule
      match: Host(\`shop.example.com\`)${more === '' ? '' : `\n${indented(more, 6)}`}
      services:
${item(service, 8)}`;

/** An admission webhook that asks a Service. */
export const webhook = (service: string) => `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: web
webhooks:
  - name: web.shop.example.com
    clientConfig:
      service:
${indented(service, 8)}`;

/** An alias in another namespace. */
export const alias = (host: string, more = '') => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: store
spec:
  type: ExternalName
  externalName: ${host}${more}`;

/** Addresses that MetalLB may hand out. */
export const addressPoolOf = (...addresses: readonly string[]) => `
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: edge
  namespace: metallb-system
spec:
  addresses:${addresses.map((each) => `\n    - ${each}`).join('')}`;

/** What ingress-nginx hands on by TCP, a port in each line. */
export const tcpServices = (data: string) => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: tcp-services
  namespace: edge
data:
  ${data}`;
