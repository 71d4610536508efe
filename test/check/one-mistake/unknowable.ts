import type { Application } from './application';
import { put } from './change';
import type { Mistake } from './mistake';
import { declaredPorts, pairs, services } from './places';
import { probes } from './probed';

/** Something that may be a mistake, of which manifests cannot tell. */
export interface Unknowable extends Pick<Mistake, 'done' | 'places'> {
  /** Why nobody can know. */
  readonly because: string;
}

/** What breaks an application, or does not: it may never be an error. */
export const UNKNOWABLE: readonly Unknowable[] = [
  {
    done: 'a path of a probe that the application does not serve',
    because: 'no manifest says which paths an application serves',
    *places(app) {
      for (const { object, probe } of probes(app)) {
        const path = probe.find('httpGet', 'path');
        if (path.isGiven) {
          yield { changes: [put(object, path, '/no-such-page')] };
        }
      }
    },
  },
  {
    done: 'a target port by a number that the pods do not declare',
    because: 'an application may listen on more ports than it declares',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port } of declaredPorts(service, workload)) {
          yield { changes: [put(service.object, port.field.get('targetPort'), 18_088)] };
        }
      }
    },
  },
  {
    done: 'a host outside that nobody knows',
    because: 'names outside the cluster are not in the files',
    *places(app) {
      for (const { object, spec } of services(app).filter(({ isExternalName }) => isExternalName)) {
        yield { changes: [put(object, spec.get('externalName'), 'no-such-host.example.net')] };
      }
    },
  },
  {
    done: 'a host of a setting that is like no Service',
    because: 'the Service may lie in other files',
    *places(app) {
      for (const { object, field } of variables(app)) {
        yield { changes: [put(object, field, 'http://quite-another:8080')] };
      }
    },
  },
  {
    done: 'an image that does not listen at all',
    because: 'no manifest says what is in an image',
    *places(app) {
      for (const { workload } of pairs(app)) {
        const [container] = workload.pod.serving;
        if (container !== undefined) {
          yield { changes: [put(workload.object, container.field.get('image'), 'registry.example.com/hello:1')] };
        }
      }
    },
  },
  {
    done: 'no replicas',
    because: 'somebody may have scaled the application down on purpose, or an autoscaler scales it up',
    *places(app) {
      for (const { workload } of pairs(app)) {
        yield { changes: [put(workload.object, workload.object.spec.get('replicas'), 0)] };
      }
    },
  },
];

function variables(app: Application) {
  return pairs(app).flatMap(({ workload: { object, pod } }) =>
    pod.serving.flatMap(({ field }) =>
      field
        .get('env')
        .items.filter((each) => /URL$/.test(each.get('name').text ?? '') && each.get('value').isGiven)
        .map((each) => ({ object, field: each.get('value') })),
    ),
  );
}
