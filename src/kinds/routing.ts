import { fields, LABEL_SELECTOR, list, object } from './shape/shape';

const BACKEND = fields({
  resource: fields({ apiGroup: 'text', kind: 'text', name: 'text' }),
  service: fields({ name: 'text', port: fields({ name: 'text', number: 'whole number' }) }),
});

export const INGRESS = object({
  status: 'anything',
  spec: fields({
    defaultBackend: BACKEND,
    ingressClassName: 'text',
    rules: list(
      fields({
        host: 'text',
        http: fields({ paths: list(fields({ backend: BACKEND, path: 'text', pathType: 'text' })) }),
      }),
    ),
    tls: list(fields({ hosts: list('text'), secretName: 'text' })),
  }),
});

export const INGRESS_CLASS = object({
  spec: fields({
    controller: 'text',
    parameters: fields({ apiGroup: 'text', kind: 'text', name: 'text', namespace: 'text', scope: 'text' }),
  }),
});

const POLICY_PORTS = list(fields({ endPort: 'whole number', port: 'number or text', protocol: 'text' }));

const POLICY_PEERS = list(
  fields({
    ipBlock: fields({ cidr: 'text', except: list('text') }),
    namespaceSelector: LABEL_SELECTOR,
    podSelector: LABEL_SELECTOR,
  }),
);

export const NETWORK_POLICY = object({
  status: 'anything',
  spec: fields({
    egress: list(fields({ ports: POLICY_PORTS, to: POLICY_PEERS })),
    ingress: list(fields({ from: POLICY_PEERS, ports: POLICY_PORTS })),
    podSelector: LABEL_SELECTOR,
    policyTypes: list('text'),
  }),
});
