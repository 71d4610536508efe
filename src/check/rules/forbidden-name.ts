import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (name: string) => `
${webService({ name, ports: [servicePort({ name: '' })] })}`;

const DIGIT_FIRST = `
apiVersion: v1
kind: Service
metadata:
  name: 1web
spec:
  ports:
    - port: 80`;

const FILLED_IN = `
apiVersion: v1
kind: Service
metadata:
  name: $(NAME)
spec:
  selector:
    app: '{{ app }}'
  trafficDistribution: <DISTRIBUTION>
  ports:
    - port: 80`;

const OVERWRITTEN_HOST_NAME = `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  selector:
    matchLabels:
      app: db
  template:
    metadata:
      labels:
        app: db
    spec:
      hostname: DB_HOST
      containers:
        - name: db
          image: db`;

const UNDERSCORE = `
apiVersion: v1
kind: Namespace
metadata:
  name: _`;

const TO_BE_FILLED_IN = `
apiVersion: v1
kind: Pod
metadata:
  name: disk-wipe-HOSTNAME
spec:
  nodeName: HOSTNAME
  restartPolicy: Never
  containers:
    - name: main
      image: wipe:1`;

export const forbiddenName: Rule<Refused> = {
  id: 'forbidden-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it takes no such name in this place.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  versions: 'names of Services may begin with a digit since 1.36, names of variables have hardly a limit since 1.32',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('shop_web')),
  says: 'Service shop/shop_web metadata.name: found "shop_web", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "shop-web"?',
  good: manifests(WEB_DEPLOYMENT, service('shop-web')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, service('NTI')),
      says: 'Service shop/NTI metadata.name: found "NTI", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "nti"?',
      good: manifests(WEB_DEPLOYMENT, service('nti')),
    },
  ],
  silent: [
    { when: 'the name of a Service begins with a digit, since Kubernetes 1.36', manifests: DIGIT_FIRST },
    { when: 'a script fills in the name', manifests: FILLED_IN },
    { when: 'Kubernetes overwrites the host name, as in a StatefulSet', manifests: OVERWRITTEN_HOST_NAME },
    { when: 'a script fills in a part of the name', manifests: TO_BE_FILLED_IN },
    { when: 'Kustomize gives the object its name', manifests: UNDERSCORE },
    { when: 'a word for a name stands in its place', manifests: service('SERVICENAME') },
    { when: 'a part of the name is a place for one', manifests: service('MODEL_NAME-web') },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'name'),
  check: faultsOf,
};
