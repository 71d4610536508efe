import { isSeenReady } from '../../model/status/seen-containers';
import { type Container, writtenPort } from '../../model/views/container';
import { portNumberIn } from '../../model/views/port-fields';
import { hooksIn } from '../../model/views/probe';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { warmer, webDeployment } from '../examples/workload-parts';

const starting = (hook: string) =>
  manifests(webDeployment({ container: `lifecycle:\n  postStart:\n${hook}` }), WEB_SERVICE);

const asking = (port: string | number, more = '') => `    httpGet:\n      path: /warm\n      port: ${port}${more}`;

const WAITING = `    exec:
      command: [sh, -c, 'until curl -so /dev/null localhost:8080/warm; do sleep 1; done']`;

export const unreachableStartHook: Rule<Workload> = {
  id: 'unreachable-start-hook',
  severity: 'warning',
  because:
    'The kubelet sends the request of a postStart hook once, as the container starts: a program that does not listen yet is killed, and started anew after longer and longer waits.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library makes those of its databases alone' },
  bad: starting(asking('http')),
  says: 'Deployment shop/web spec.template.spec.containers[0].lifecycle.postStart.httpGet.port: found 8080/TCP (http) of the container that only starts, expected a hook that waits until it listens; ask with exec in a loop, or leave it to a startupProbe',
  good: starting(WAITING),
  more: [
    {
      bad: starting(asking(8081)),
      says: 'Deployment shop/web spec.template.spec.containers[0].lifecycle.postStart.httpGet.port: found 8081/TCP of the container that only starts, expected a hook that waits until it listens; ask with exec in a loop, or leave it to a startupProbe',
      good: starting(WAITING),
    },
  ],
  silent: [
    {
      when: 'another container listens at the port, which may have started long before',
      manifests: manifests(webDeployment({ containers: warmer('8080') }), WEB_SERVICE),
    },
    {
      when: 'another host is asked',
      manifests: starting(asking('http', '\n      host: 192.0.2.10')),
    },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check(workload, cluster) {
    const { serving } = workload.pod;
    for (const container of serving.filter((each) => !isSeenReady(cluster, workload, each))) {
      for (const { name, port, host } of hooksIn(container.field)) {
        const asked = ownPort(container, port) ?? (serving.length === 1 ? undeclared(port) : undefined);
        if (name === 'postStart' && !host.isGiven && asked !== undefined) {
          yield fault(
            port,
            `${writtenPort(asked)} of the container that only starts`,
            'a hook that waits until it listens',
            'ask with exec in a loop, or leave it to a startupProbe',
          );
        }
      }
    }
  },
};

function ownPort({ ports }: Container, { value }: Field) {
  return ports.find(({ name, number }) => name === value || number === value);
}

/** A port that nobody declares is that of the only container there is. */
function undeclared(port: Field) {
  const number = portNumberIn(port);
  return number === undefined ? undefined : { number, protocol: 'TCP' };
}
