import { isPlaceholder } from '../../guesses/makers/placeholder';
import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import { isSubdomain } from '../../values/dns-name';
import { hostName } from '../../values/host-name';
import { IpAddress } from '../../values/ip-address';
import { complaintAbout, type Fault } from '../engine/fault';
import type { Rule } from '../engine/rule';

const service = (name: string) => `
apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: shop
spec:
  type: ExternalName
  externalName: ${name}
`;

const PLACE = {
  expected: 'the DNS name of a host, such as "db.example.com"',
  insteadOfAddress: 'for an address, write a Service without a selector and an EndpointSlice',
};

const WITH_DOT = `
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  type: ExternalName
  externalName: db.example.com.`;

export const forbiddenExternalName: Rule<Service> = {
  id: 'forbidden-external-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the Service: it is an alias of a DNS name, so no port and no path fits in.',
  about: 'Services',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, validateService, which asks for a DNS subdomain',
  avoidedBy: 'ExternalAlias',
  bad: service('db.example.com:3306'),
  says: 'Service shop/db spec.externalName: found the host "db.example.com" with a port, expected the DNS name of a host, such as "db.example.com"; write only the host: "db.example.com"',
  good: service('db.example.com'),
  more: [
    {
      bad: service('.'),
      says: 'Service shop/db spec.externalName: found ".", expected the DNS name of a host, such as "db.example.com"; write a name of a-z, 0-9, "-" and "."',
      good: service('db.example.com'),
    },
  ],
  silent: [{ when: 'the name ends with a dot, which marks it as complete', manifests: WITH_DOT }],
  on: ({ services }) => services.all.filter(({ isExternalName }) => isExternalName),
  *check({ spec }): Iterable<Fault> {
    const field = spec.get('externalName');
    // One dot may end a name, and is none by itself.
    const name = field.text?.replace(/(?<=.)\.$/, '') ?? '';
    // An address by itself is the matter of another rule: not all addresses are refused.
    if (name === '' || isSubdomain(name) || isPlaceholder(name) || !isComplaint(IpAddress.parse(name))) {
      return;
    }
    yield* complaintAbout(field, hostName(name, PLACE));
  },
};
