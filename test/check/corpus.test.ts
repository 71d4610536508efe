import { check, type Verdict } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster';
import { readText } from '../../src/model/reading/read';
import { applications, CORPUS, type Defect, defects, sourcesOf } from '../support/corpus';
import { lines } from '../support/judge';

/** Errors that are right, though the corpus does not list them: its applications were published long ago. */
const CONFIRMED = ['booksapp mysql-chaos.yml forbidden-api-version'];

/** Listed mistakes that no rule finds yet. A rule that finds one makes the last test fail until it is struck off. */
const NOT_YET = [
  'eks-kubeflow-mnist Service/default/mnist-inference',
  'kubelabs-deployment101 Deployment/nginx-1.10',
  'kubelabs-deployment101 Deployment/nginx-1.11',
  'gateway-api-conformance-invalid HTTPRoute/gateway-conformance-infra/invalid-backend-ref-unknown-kind',
  'gateway-api-conformance-invalid HTTPRoute/gateway-conformance-web-backend/invalid-cross-namespace-parent-ref',
  'gateway-api-conformance-invalid HTTPRoute/gateway-conformance-infra/httproute-listener-not-matching-route-port',
  'gateway-api-conformance-invalid HTTPRoute/gateway-conformance-infra/httproute-listener-not-matching-section-name',
  'gateway-api-conformance-invalid HTTPRoute/gateway-conformance-infra/httproute-listener-section-name-not-matching-port',
  'gateway-api-conformance-invalid HTTPRoute/gateway-conformance-infra/route-dual-parentref-one',
  'gateway-api-conformance-invalid HTTPRoute/gateway-conformance-infra/route-via-gateway',
  'gateway-api-conformance-invalid Gateway/gateway-conformance-infra/unresolved-gateway-with-one-attached-unresolved-route',
  'gateway-api-conformance-invalid Gateway/gateway-conformance-infra/gateway-certificate-nonexistent-secret',
  'gateway-api-conformance-invalid Gateway/gateway-conformance-infra/gateway-only-invalid-route-kind',
  'gateway-api-conformance-invalid Gateway/gateway-conformance-infra/gateway-secret-missing-reference-grant',
  'gateway-api-conformance-invalid Gateway/gateway-conformance-infra/gateway-secret-invalid-reference-grant',
  'gateway-api-conformance-invalid TLSRoute/gateway-conformance-infra/invalid-backend-ref-unknown-kind',
  'gateway-api-conformance-invalid TLSRoute/gateway-conformance-infra/tlsroute-no-matching-section-name',
  'gateway-api-conformance-invalid TLSRoute/gateway-conformance-infra/tlsroute-not-allowed-protocol-http',
  'gateway-api-conformance-invalid TLSRoute/gateway-conformance-infra/tlsroute-hostname-mismatch-1',
  'gateway-api-conformance-invalid TLSRoute/gateway-conformance-infra/tlsroute-hostname-mismatch-2',
  'gateway-api-conformance-invalid HTTPRoute/gateway-conformance-infra/misconfigured-client-certificate-validation-https-test',
];

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
