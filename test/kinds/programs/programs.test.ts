import { annotationFact } from '../../../src/kinds/annotation-tables';
import { BOOKKEEPERS } from '../../../src/kinds/companions/bookkeeping';
import { COPIERS } from '../../../src/kinds/companions/copiers';
import { SCHEDULES } from '../../../src/kinds/companions/schedules';
import { ADDRESS_POOLS } from '../../../src/kinds/load-balancers/address-pools';
import * as serviceAnnotations from '../../../src/kinds/parts/service-annotations';
import { imageUserOf } from '../../../src/kinds/programs/image-users';
import { isOfInjectedProxy, NAMES_OF_INJECTED_PORTS } from '../../../src/kinds/programs/injected-proxies';
import { linkStopperOf } from '../../../src/kinds/programs/link-stoppers';
import { passwordArgumentOf } from '../../../src/kinds/programs/password-arguments';
import { POD_PORT_ANNOTATIONS } from '../../../src/kinds/programs/pod-port-annotations';
import { PROXY_SENDERS, PROXY_TAKERS } from '../../../src/kinds/programs/proxy-protocol';
import { listedFacts } from '../listed-facts';

/*
 * What is known of images, of proxies that are put into pods, and of annotations outside the tables of their readers, held
 * against the sources of the programs.
 */

const listed = (name: string) => listedFacts(`programs/${name}.txt`).map((line) => line.split(' '));

const NO_ANNOTATIONS: ReadonlyMap<string, string> = new Map();

test.each(listed('image-users'))('%s starts as %s', (image, user) => {
  expect(imageUserOf(`docker.io/library/${image}:1`)).toMatchObject({ user: user === '-' ? undefined : user });
});

test.each(listed('password-arguments'))('%s is told its password by an argument of %s', (image, server) => {
  const argument = passwordArgumentOf(`docker.io/${image}:1`);
  expect(argument?.command).toBe(`docker-entrypoint.sh ${server} --requirepass`);
  expect(passwordArgumentOf(`registry.example.com/${image}:1`)).toBeUndefined();
});

test.each(listed('link-stoppers'))(
  '%s stops at the variable %s_PORT of a Service: %s',
  (image = '', prefix, stopsAt) => {
    const stopper = linkStopperOf(image);
    expect(stopper?.prefix ?? '-').toBe(prefix);
    expect(stopper === undefined ? '-' : stopper.takesNumber ? 'words' : 'any').toBe(stopsAt);
  },
);

test('proxies that are put into pods listen where their sources say, and nowhere else', () => {
  const ports = Array.from({ length: 65_535 }, (_, i) => i + 1);
  const found = ports.filter((port) => isOfInjectedProxy(port, NO_ANNOTATIONS));
  expect(found.map(String).sort()).toEqual(listed('injected-ports').flat().sort());
});

test('names of ports of proxies that are put into pods are those that their containers declare', () => {
  expect([...NAMES_OF_INJECTED_PORTS].sort()).toEqual(listed('injected-port-names').flat().sort());
});

describe('the proxy of Dapr', () => {
  const enabled = ['dapr.io/enabled', 'true'] as const;

  test.each(listed('dapr-ports'))('has a port that %s changes, and %s otherwise', (annotation = '', port) => {
    const ofOthers = new Map([enabled]);
    expect(isOfInjectedProxy(Number(port), ofOthers)).toBe(true);
    expect(isOfInjectedProxy(Number(port), NO_ANNOTATIONS)).toBe(false);
    const changed = new Map([enabled, [annotation, '7777']]);
    expect(isOfInjectedProxy(7777, changed)).toBe(annotation !== '-');
    expect(isOfInjectedProxy(Number(port), changed)).toBe(annotation === '-');
  });
});

test('programs are told of ports of pods by the annotations that they read', () => {
  const known = POD_PORT_ANNOTATIONS.map(({ key, switchedBy }) => [key, switchedBy]);
  expect(known).toEqual(listed('pod-port-annotations'));
});

describe('the PROXY protocol', () => {
  test.each(listed('proxy-senders'))('is sent where %s says %s', (key, value = '') => {
    expect(PROXY_SENDERS.filter((each) => each.key === key && each.values.test(value))).toHaveLength(1);
  });

  test('is sent by nobody else', () => {
    const keys = new Set(listed('proxy-senders').map(([key]) => key));
    expect(PROXY_SENDERS.filter(({ key }) => !keys.has(key))).toEqual([]);
  });

  test.each(listed('proxy-takers'))('is taken by %s where %s says so', (image = '', flag = '', key, value = '') => {
    const [taker, another] = PROXY_TAKERS.filter((each) => each.image.test(image));
    expect(another).toBeUndefined();
    const { inConfigMap, byFlag } = taker ?? {};
    expect((byFlag ?? inConfigMap?.flag)?.test(flag)).toBe(true);
    expect(inConfigMap?.key).toBe(key);
    expect(inConfigMap?.values.test(value) ?? true).toBe(true);
  });

  test('is taken by nobody else', () => {
    const images = listed('proxy-takers').map(([image = '']) => image);
    expect(PROXY_TAKERS.filter(({ image }) => !images.some((each) => image.test(each)))).toEqual([]);
  });
});

test('annotations of Kubernetes itself are spelt as it spells them', () => {
  expect(Object.values(serviceAnnotations).sort()).toEqual(listed('kubernetes-annotations').flat().sort());
});

test.each([
  ['bookkeeping', BOOKKEEPERS],
  ['copiers', COPIERS],
  ['schedules', SCHEDULES],
])('annotations of programs are spelt as these spell them: %s', (list, readers) => {
  expect(readers.flatMap(({ keys }) => keys).sort()).toEqual(listed(list).flat().sort());
});

test('annotations that other tables speak of are known to those who read them', () => {
  const keys = [
    ...ADDRESS_POOLS.flatMap(({ addresses, pool }) => [...addresses, ...pool]),
    // Of Scaleway and Linode, nothing else is known.
    ...PROXY_SENDERS.map(({ key }) => key).filter((key) => !/\/(scw|linode)-loadbalancer-/.test(key)),
  ];
  expect(keys.filter((key) => annotationFact(key) === undefined)).toEqual([]);
});
