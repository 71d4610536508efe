import { loopsOf } from '../../model/traffic/redirects';
import type { Route } from '../../model/views/route';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';
import { writtenListener } from '../references/unattached';

const GATEWAY = gateway(`- name: http
  port: 80
  protocol: HTTP
- name: https
  port: 443
  protocol: HTTPS
  tls:
    certificateRefs:
      - name: public-tls`);

const redirect = (section: string, more = '') =>
  manifests(
    GATEWAY,
    `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: redirect
  namespace: edge
spec:
  parentRefs:
    - name: public${section}
  rules:
    - filters:
        - type: RequestRedirect
          requestRedirect:
            scheme: https
            statusCode: 301${more}`,
  );

export const mismatchedRedirectListener: Rule<Route> = {
  id: 'mismatched-redirect-listener',
  severity: 'warning',
  because: 'A redirect to HTTPS that is attached to the listener for HTTPS as well sends clients round in circles.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/#http-to-https-redirects',
  avoidedBy: 'TlsGateway',
  bad: redirect(''),
  says: 'HTTPRoute edge/redirect spec.rules[0].filters[0].requestRedirect: found a redirect to HTTPS at listener https (443/HTTPS), expected it at listeners for HTTP alone; write sectionName into parentRefs, with the name of that listener',
  good: redirect('\n      sectionName: http'),
  silent: [
    { when: 'it sends clients to another host', manifests: redirect('', '\n            hostname: www.example.com') },
  ],
  on: ({ routes }) => routes.all.filter(({ object }) => object.kind === 'HTTPRoute'),
  *check(route, cluster) {
    for (const { field, listener } of loopsOf(cluster, route)) {
      yield fault(
        field.get('requestRedirect'),
        `a redirect to HTTPS at listener ${writtenListener(listener)}`,
        'it at listeners for HTTP alone',
        'write sectionName into parentRefs, with the name of that listener',
      );
    }
  },
};
