import { ApiObject, type Chart, Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { ClusterIpService, LoadBalancerService, NetworkChecks, PodPort } from '../../../src';
import { manifestsOf, refusalOf, shopChart } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => printed.mockRestore());

function workload(chart: Chart, ports: PodPort[], replicas?: number): Deployment {
  return new Deployment(chart, 'app', { replicas, containers: [{ image: 'app', ports }] });
}

const UNDECLARED =
  'shop/web ports: found target port 8080/TCP (http), which no container of shop/app declares, expected 9090/TCP (admin); hand the same PodPort to container and Service, or declare the port on the container';

describe('a port that no container has', () => {
  test('is warned of, once', () => {
    const chart = shopChart();
    new ClusterIpService(chart, 'web', { selector: workload(chart, [PodPort.tcp(9090, 'admin')]), ports: [http] });
    manifestsOf(chart);
    manifestsOf(chart);
    expect(printed.mock.calls).toEqual([[`warning: ${UNDECLARED}`]]);
  });

  test('is refused where it is meant by name', () => {
    const chart = shopChart();
    const selector = workload(chart, [PodPort.tcp(9090, 'admin')]);
    new ClusterIpService(chart, 'web', { selector, ports: [http.exposedAs(80).targetingName()] });
    expect(refusalOf(() => manifestsOf(chart))).toContain(
      '[shop/web] ports: found target port name "http", which no container of shop/app has',
    );
  });

  test('may be added to the workload later', () => {
    const chart = shopChart();
    const selector = workload(chart, [PodPort.tcp(9090, 'admin')]);
    new ClusterIpService(chart, 'web', { selector, ports: [http] });
    selector.addContainer({ image: 'sidecar', name: 'sidecar', ports: [http] });
    manifestsOf(chart);
    expect(printed).not.toHaveBeenCalled();
  });

  test('is no matter where no container declares any', () => {
    const chart = shopChart();
    new ClusterIpService(chart, 'web', { selector: workload(chart, []), ports: [http] });
    manifestsOf(chart);
    expect(printed).not.toHaveBeenCalled();
  });

  test('is left to the checks where the app has them', () => {
    const chart = shopChart();
    new ClusterIpService(chart, 'web', { selector: workload(chart, [PodPort.tcp(9090, 'admin')]), ports: [http] });
    NetworkChecks.on(chart.node.root as never);
    try {
      manifestsOf(chart);
    } catch {
      // What they make of it is their own test.
    }
    expect(printed.mock.calls.flat()).not.toContain(`warning: ${UNDECLARED}`);
  });
});

test('a port that is meant by name is told once, by the checks where the app has them', () => {
  const chart = shopChart();
  const selector = workload(chart, [PodPort.tcp(9090, 'admin')]);
  new ClusterIpService(chart, 'web', { selector, ports: [http.exposedAs(80).targetingName()] });
  NetworkChecks.on(chart.node.root as never);
  const told = refusalOf(() => manifestsOf(chart));
  expect(told.match(/found /g)).toHaveLength(1);
  expect(told).toContain('(missing-target-port)');
});

describe('no pods', () => {
  const warningsOf = (build: (chart: Chart, selector: Deployment) => unknown, replicas: number) => {
    const chart = shopChart();
    build(chart, workload(chart, [http], replicas));
    Testing.synth(chart);
    return printed.mock.calls.flat();
  };

  test('behind a load balancer are warned of', () => {
    expect(
      warningsOf((chart, selector) => new LoadBalancerService(chart, 'web', { selector, ports: [http] }), 0),
    ).toEqual([
      'warning: shop/web selector: found 0 replicas of shop/app behind a load balancer, which costs and answers nobody, expected pods, or an autoscaler that adds them; raise replicas, or make the Service when there are pods',
    ]);
  });

  test('inside the cluster are legal', () => {
    expect(warningsOf((chart, selector) => new ClusterIpService(chart, 'web', { selector, ports: [http] }), 0)).toEqual(
      [],
    );
  });

  test('may become some by an autoscaler', () => {
    const build = (chart: Chart, selector: Deployment) => {
      new LoadBalancerService(chart, 'web', { selector, ports: [http] });
      new ApiObject(chart, 'scaler', {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        spec: { scaleTargetRef: { name: selector.name } },
      });
    };
    expect(warningsOf(build, 0)).toEqual([]);
  });

  test('are no matter where there are some', () => {
    const build = (chart: Chart, selector: Deployment) =>
      new LoadBalancerService(chart, 'web', { selector, ports: [http] });
    expect(warningsOf(build, 2)).toEqual([]);
  });
});
