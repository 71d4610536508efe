import type { Ingress, IngressPath } from '../../model/views/ingress';
import { Complaint, isComplaint } from '../../values/complaint';
import { controllerPath, literalPath } from '../../values/http-path';
import { nearMiss } from '../../values/near-miss';
import type { Parser } from '../../values/parser';
import { listed, quoted, shown } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import { refusedText } from '../engine/refused-text';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

const TYPES = ['Exact', 'Prefix', 'ImplementationSpecific'];

export const forbiddenIngressPath: Rule<Ingress> = {
  id: 'forbidden-ingress-path',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an Ingress with such a path.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, ingress({ paths: [ingressPath({ path: 'cart' })] })),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "cart", expected a path that starts with "/"; did you mean "/cart"?',
  good: manifests(WEB, ingress({ paths: [ingressPath({ path: '/cart' })] })),
  more: [
    {
      bad: manifests(WEB, ingress({ paths: [ingressPath().replace(/\n.*pathType.*/, '')] })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].pathType: found no path type, expected "Exact", "Prefix" or "ImplementationSpecific"; add "pathType: Prefix" to match by path elements',
      good: manifests(WEB, ingress({})),
    },
    {
      bad: manifests(WEB, ingress({ paths: [ingressPath({ type: 'prefix' })] })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].pathType: found "prefix", expected "Exact", "Prefix" or "ImplementationSpecific"; did you mean "Prefix"?',
      good: manifests(WEB, ingress({})),
    },
    {
      bad: manifests(WEB, ingress({ paths: [ingressPath({ path: '//cart' })] })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "//cart", expected a path without "//"; write the path as clients send it after normalization',
      good: manifests(WEB, ingress({ paths: [ingressPath({ path: '/cart' })] })),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ isV1 }) => isV1),
  *check({ paths }) {
    for (const path of paths) {
      yield* typeFaults(path);
      yield* pathFaults(path);
    }
  },
};

function* typeFaults({ field, pathType }: IngressPath): Iterable<Fault> {
  const type = field.get('pathType');
  // A misspelt `pathType` is told as what it is.
  if (!type.isGiven && field.isMap && field.keys.every((key) => ['path', 'pathType', 'backend'].includes(key))) {
    yield fault(type, 'no path type', listed(TYPES.map(quoted)), 'add "pathType: Prefix" to match by path elements');
  } else if (pathType !== undefined && !TYPES.includes(pathType)) {
    const near = nearMiss(pathType, TYPES);
    const fix = near === undefined ? 'choose one of them' : `did you mean ${quoted(near)}?`;
    yield fault(type, shown(pathType), listed(TYPES.map(quoted)), fix);
  }
}

function* pathFaults({ field, pathType }: IngressPath): Iterable<Fault> {
  const path = field.get('path');
  if (pathType === 'ImplementationSpecific') {
    yield* refusedText(path, controllerPath);
  } else if (pathType === 'Exact' || pathType === 'Prefix') {
    if (!path.isGiven) {
      yield fault(path, 'no path', `one that starts with "/" for the type ${pathType}`, 'add "path: /" for every path');
    } else {
      yield* refusedText(path, storedPath);
    }
  }
}

/** A path that the API server takes. It takes a star at the end as well, which is told as what it is elsewhere. */
const storedPath: Parser<string> = (input) => {
  const refusal = literalPath(typeof input === 'string' ? input.replace(/\/\*$/, '/') : input);
  return isComplaint(refusal) ? new Complaint(shown(input), refusal.expected, refusal.fix) : refusal;
};
