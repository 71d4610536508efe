import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ANNOTATION_TABLES } from '../../../src/kinds/annotation-tables';
import type { AnnotationTable } from '../../../src/kinds/annotations/annotation-fact';
import { factOf } from '../../../src/kinds/annotations/judged-annotation';
import { CERT_MANAGER } from '../../../src/kinds/companions/cert-manager';
import { EXTERNAL_DNS } from '../../../src/kinds/companions/external-dns';
import * as controllers from '../../../src/kinds/controllers';
import { LOAD_BALANCERS } from '../../../src/kinds/load-balancers/all';
import { AWS_NLB } from '../../../src/kinds/load-balancers/aws-nlb';
import { AZURE } from '../../../src/kinds/load-balancers/azure';
import { CILIUM } from '../../../src/kinds/load-balancers/cilium';
import { DIGITAL_OCEAN } from '../../../src/kinds/load-balancers/digital-ocean';
import { GKE } from '../../../src/kinds/load-balancers/gke';
import { HETZNER } from '../../../src/kinds/load-balancers/hetzner';
import { KUBE_VIP } from '../../../src/kinds/load-balancers/kube-vip';
import { METAL_LB } from '../../../src/kinds/load-balancers/metal-lb';
import { OPENSTACK } from '../../../src/kinds/load-balancers/openstack';
import { listedFacts } from '../listed-facts';
import { unknownKeysIn } from './keys-in';

/*
 * The annotations that programs read, held against the keys that stand in their own sources. A misspelling is a key that
 * the source lacks, and leaves one behind that the table lacks.
 */

/** The lists in `keys`, and who knows what stands in each. */
const LISTS: Readonly<Record<string, readonly { readonly annotations: AnnotationTable }[]>> = {
  'aws-alb': [controllers.awsAlb],
  'aws-nlb': [AWS_NLB],
  azure: [AZURE],
  'azure-agic': [controllers.azureAgic],
  'cert-manager': [{ annotations: CERT_MANAGER }],
  cilium: [controllers.cilium],
  'cilium-lb-ipam': [CILIUM],
  contour: [controllers.contour],
  'digital-ocean': [DIGITAL_OCEAN],
  'external-dns': [{ annotations: EXTERNAL_DNS }],
  'f5-nginx': [controllers.f5Nginx],
  gke: [controllers.gke, GKE],
  'haproxy-ingress': [controllers.haproxyIngress],
  'haproxy-tech': [controllers.haproxyTech],
  hetzner: [HETZNER],
  'ingress-nginx': [controllers.communityNginx],
  kong: [controllers.kong],
  'kube-vip': [KUBE_VIP],
  'metal-lb': [METAL_LB],
  openshift: [controllers.openshift],
  openstack: [OPENSTACK],
  traefik: [controllers.traefik],
};

/** Keys that stand in a source and in no table, each with its reason. */
const LEFT_OUT: readonly (readonly [keys: RegExp, reason: string])[] = [
  [/^appprotect\.f5\.com\/app_protect_/, 'in a list of what minions may not have, and read nowhere'],
  [/^kubernetes\.io\/ingress\.class$/, 'read by all controllers, and known as the class'],
  [/^konghq\.com\/gatewayclass-unmanaged$/, 'of a GatewayClass'],
  [/^projectcontour\.io\/generated-by-version$/, 'written by Contour into its own Secrets'],
  [/^cert-manager\.io\/(issue-temporary-certificate|certificate-revision)$/, 'of Certificates and their requests'],
  [/^cert-manager\.io\/next-private-key$/, 'a label that cert-manager writes'],
  [/^cert-manager\.io\/inject-/, 'of webhooks, APIServices and definitions'],
  [/^acme\.cert-manager\.io\/(http-domain|http-token|http01-solver)$/, 'labels that cert-manager writes'],
  [/^acme\.cert-manager\.io\/http01-(override-|parentref)/, 'of Certificates and ListenerSets'],
];

const cases = Object.entries(LISTS).map(
  ([name, tables]) =>
    [name, tables.map(({ annotations }) => annotations), listedFacts(`annotations/keys/${name}.txt`)] as const,
);

test.each(cases)('what is known of annotations of %s stands in its source', (_name, tables, listed) => {
  const keys = tables.flatMap((annotations) => Object.keys(annotations.facts()));
  expect(keys.filter((key) => !isListed(key, listed))).toEqual([]);
});

test.each(cases)('the annotations in the source of %s are known', (_name, tables, listed) => {
  const unknown = listed.filter((key) => tables.every((annotations) => factOf(annotations, key) === undefined));
  expect(unknown.filter((key) => !LEFT_OUT.some(([keys]) => keys.test(key)))).toEqual([]);
});

test('every list is read, and every table held against one', () => {
  const files = readdirSync(join(__dirname, 'keys')).map((name) => name.replace(/\.txt$/, ''));
  expect(files.sort()).toEqual(Object.keys(LISTS).sort());
  const held = new Set(cases.flatMap(([, tables]) => tables));
  expect(ANNOTATION_TABLES.filter((table) => !held.has(table)).map(({ reader }) => reader)).toEqual([]);
});

test('nothing is excused in vain', () => {
  const listed = cases.flatMap(([, , each]) => each);
  const idle = LEFT_OUT.filter(([keys]) => !listed.some((key) => keys.test(key)));
  expect(idle.map(([, reason]) => reason)).toEqual([]);
});

/** Whether a source has a key; one with a star, if the source has it so, or some key that begins like it. */
function isListed(key: string, listed: readonly string[]): boolean {
  return listed.includes(key) || (key.endsWith('*') && listed.some((each) => each.startsWith(key.slice(0, -1))));
}

test('what nobody reads any more is not among what is read', () => {
  const former = ANNOTATION_TABLES.flatMap((table) =>
    Object.keys(table.formerKeys ?? {}).map((key) => ({ table, key: `${table.prefixes[0]}${key}` })),
  );
  expect(former.length).toBeGreaterThan(20);
  expect(former.filter(({ table, key }) => factOf(table, key) !== undefined).map(({ key }) => key)).toEqual([]);
});

test.each(LOAD_BALANCERS)('what else is known of $name speaks of annotations that it reads', (balancer) => {
  const { annotations, classes: _, usualClass: __, ...others } = balancer;
  expect(unknownKeysIn(others, annotations)).toEqual([]);
});
