import { check, type Verdict } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster/cluster';
import { readText } from '../../src/model/objects/read';
import { applications, CORPUS, type Defect, defects, sourcesOf } from '../support/corpus';
import { lines } from '../support/judge';

/** Errors that are right, though the corpus does not list them: its applications were published long ago. */
const CONFIRMED = [
  'booksapp mysql-chaos.yml forbidden-api-version',
  // The conformance tests hold more set-ups that a Gateway must refuse than the list names, even among the valid ones.
  'gateway-api-conformance-invalid tests/gateway-invalid-tls-configuration.yaml mismatched-reference-kind',
  'gateway-api-conformance-invalid tests/httproute-disallowed-kind.yaml mismatched-route-kind',
  'gateway-api-conformance-invalid tests/gateway-with-attached-routes.yaml mismatched-route-hostname',
  'gateway-api-conformance-invalid tests/listenerset-default-not-allowed.yaml unreachable-listener-set',
  'gateway-api-conformance-invalid tests/listenerset-protocol-conflict.yaml duplicate-listener',
  'gateway-api-conformance-invalid tests/tlsroute-invalid-no-matching-listener.yaml mismatched-route-kind',
  'gateway-api-conformance-invalid tests/udproute-not-allowed-by-listeners.yaml mismatched-route-kind',
  'gateway-api-conformance-valid tests/httproute-hostname-intersection.yaml mismatched-route-hostname',
  'gateway-api-conformance-valid tests/listenerset-allowed-routes-namespaces.yaml mismatched-route-namespace',
  'gateway-api-conformance-valid tests/listenerset-reference-grant.yaml missing-certificate-grant',
  'gateway-api-conformance-valid tests/listenerset-allowed-namespace-same.yaml unreachable-listener-set',
  'gateway-api-conformance-valid tests/listenerset-allowed-namespace-none.yaml unreachable-listener-set',
  'gateway-api-conformance-valid tests/listenerset-allowed-routes-supported-kinds.yaml mismatched-listener-kind',
];

/** Listed mistakes that no rule finds yet. A rule that finds one makes the last test fail until it is struck off. */
const NOT_YET: readonly string[] = [];

const corpus = CORPUS;

if (corpus === undefined) {
  console.warn('real applications are not checked: there is no ../shared/corpus beside this repository');
  test.skip('real applications', () => undefined);
} else {
  const known = defects(corpus);
  const mistakes = known.filter((each) => each.class === 'real' || each.class === 'deliberate');

  describe.each(applications(corpus))('%s', (app) => {
    const { findings, problems } = judgedApp(corpus, app);
    const isOf = (defect: Defect) => (each: Verdict['findings'][number]) =>
      each.place?.file === defect.file && isNamed(each.object, defect.object);

    test('no error but for known mistakes', () => {
      const surprising = findings
        .filter(({ severity }) => severity === 'error')
        .filter((finding) => !mistakes.some((defect) => defect.app === app && isOf(defect)(finding)))
        .filter(({ place, rule }) => !CONFIRMED.includes(`${app} ${place?.file} ${rule}`));
      expect(lines(surprising)).toEqual([]);
    });

    test('the known mistakes are found', () => {
      const missed = mistakes
        .filter((defect) => defect.app === app)
        .filter((defect) =>
          defect.object === '(file)'
            ? !problems.some(({ file }) => file === defect.file)
            : !findings.some((finding) => isOf(defect)(finding)),
        )
        .map(({ object }) => `${app} ${object}`);
      expect(missed).toEqual(NOT_YET.filter((each) => missed.includes(each)));
      expect(NOT_YET.filter((each) => each.startsWith(`${app} `) && !missed.includes(each))).toEqual([]);
    });
  });
}

function judgedApp(corpus: string, app: string) {
  const readings = sourcesOf(corpus, app).map(readText);
  const cluster = new Cluster(readings.flatMap(({ objects }) => objects));
  return { ...check(cluster), problems: readings.flatMap(({ problems }) => problems) };
}

function isNamed(object: { kind: string; namespace: string; name: string }, named: string): boolean {
  const { kind, namespace, name } = object;
  return named === `${kind}/${namespace}/${name}` || named === `${kind}/${name}`;
}
