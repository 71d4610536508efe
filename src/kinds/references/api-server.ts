import { type Referrer, service } from './reference';

/** The API server asks for 443 where no port is written. */
const PORT = { at: 'port', form: 'number', unlessWritten: 443 } as const;

/** The Services that the API server itself asks. They are named with their namespace. */
export const API_SERVER: readonly Referrer[] = [
  {
    groups: ['admissionregistration.k8s.io'],
    kinds: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
    source:
      'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference',
    references: [service('webhooks[].clientConfig.service', PORT, { namespace: 'namespace' })],
  },
  {
    groups: ['apiextensions.k8s.io'],
    kinds: ['CustomResourceDefinition'],
    source:
      'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#service-reference',
    references: [service('spec.conversion.webhook.clientConfig.service', PORT, { namespace: 'namespace' })],
  },
  {
    groups: ['apiregistration.k8s.io'],
    kinds: ['APIService'],
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/',
    references: [service('spec.service', PORT, { namespace: 'namespace' })],
  },
];
