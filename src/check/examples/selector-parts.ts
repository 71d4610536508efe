import { kustomization } from './kustomize-parts';
import { manifests, WEB_DEPLOYMENT } from './parts';
import { webService } from './service-parts';

/*
 * Services whose pods are not here, and rightly so.
 */

/** The Service of something that an operator makes. */
export const OPERATED = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: operator}
spec:
  selector:
    matchLabels: {app: operator}
  template:
    metadata: {labels: {app: operator}}
    spec: {containers: [{name: main, image: main:1, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
---
apiVersion: ceph.rook.io/v1
kind: CephCluster
metadata: {name: ceph}
---
apiVersion: v1
kind: Service
metadata: {name: mgr}
spec:
  selector:
    app: ceph-mgr
  ports:
    - {port: 80}`;

/** A Service for the DNS server of the cluster, beside other pods. */
export const CLUSTER_DNS = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector:
    matchLabels: {app: kube-dns-cache}
  template:
    metadata: {labels: {app: kube-dns-cache}}
    spec: {containers: [{name: main, image: main:1, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
---
apiVersion: v1
kind: Service
metadata: {name: kube-dns-upstream}
spec:
  selector:
    k8s-app: kube-dns
  ports:
    - {port: 53, protocol: UDP}`;

/** The Service of a part of a chart whose pods are switched off, and another part with its pods. */
export const OF_ANOTHER_CHART = `
apiVersion: v1
kind: Service
metadata:
  name: blog
spec:
  selector: {app.kubernetes.io/instance: rel, app.kubernetes.io/name: ghost}
  ports:
    - {name: http, port: 80, targetPort: 2368}
---
apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  selector: {app.kubernetes.io/instance: rel, app.kubernetes.io/name: mysql}
  ports:
    - {name: mysql, port: 3306, targetPort: mysql}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: database
spec:
  selector:
    matchLabels: {app.kubernetes.io/instance: rel, app.kubernetes.io/name: mysql}
  template:
    metadata: {labels: {app.kubernetes.io/instance: rel, app.kubernetes.io/name: mysql}}
    spec: {containers: [{name: main, image: mysql:8.4, ports: [{name: mysql, containerPort: 3306}], readinessProbe: {tcpSocket: {port: mysql}}}]}`;

/** A Service that names no namespace, which Kustomize puts into that of its pods. */
export const PUT_TO_ITS_PODS = manifests(WEB_DEPLOYMENT, webService({ namespace: '' }), kustomization('shop'));
