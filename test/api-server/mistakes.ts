/** A manifest with a mistake, as it stands in the notes or as it often happens. */
export interface Mistake {
  /** What is wrong, as Markdown. */
  readonly what: string;
  /** Where it is from. */
  readonly from: string;
  readonly yaml: string;
}

const FIRST = 'first note';
const SECOND = 'second note';
const THIRD = 'third note';
const FOURTH = 'fourth note';
const FIFTH = 'fifth note';
const OFTEN = 'frequent';

/** The notes are numbered as they were handed over; their texts are not repeated here beyond the mistake. */
export const MISTAKES: readonly Mistake[] = [
  {
    what: '`sessionAffinity: ClusterIP` for `ClientIP`',
    from: FIRST,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: my-service }
spec:
  selector: { app: my-app }
  ports: [{ port: 80, targetPort: 8080 }]
  sessionAffinity: ClusterIP
`,
  },
  {
    what: '`clientIP` beside `sessionAffinityConfig` instead of in it',
    from: SECOND,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: my-service }
spec:
  selector: { app: my-app }
  ports:
    - port: 80
      targetPort: 8080
  sessionAffinity: ClientIP
  sessionAffinityConfig:
  clientIP:
    timeoutSeconds: 1800
`,
  },
  {
    what: '`metadata` and `status` copied from a running Service',
    from: THIRD,
    yaml: `
apiVersion: v1
kind: Service
metadata:
  creationTimestamp: "2022-05-14T06:07:39Z"
  name: http-go-svc
  resourceVersion: "1083463"
  uid: a8a55e62-dd43-41f4-8f26-c60541819ae4
spec:
  ports: [{ port: 80, protocol: TCP, targetPort: 8080 }]
  selector: { run: http-go }
  sessionAffinity: ClientIP
status: { loadBalancer: {} }
`,
  },
  {
    what: 'tabs for indentation',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata:
\tname: kubia
spec:
\tports:
\t- port: 80
\t\ttargetPort: 8080
\tselector:
\t\tapp: kubia
`,
  },
  {
    what: 'no `ports`',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  sessionAffinity: ClientIP
`,
  },
  {
    what: '`prots` for `ports`',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: external-service }
spec:
  prots:
    - port: 80
`,
  },
  {
    what: '`prots` on an ExternalName Service, which needs no ports',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: external-service }
spec:
  type: ExternalName
  externalName: someapi.somecompany.com
  prots:
    - port: 80
`,
  },
  {
    what: '`prots` on a NodePort Service',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia-nodeport }
spec:
  type: NodePort
  prots:
    - port: 80
      targetPort: 8080
      nodePort: 30123
  selector: { app: kubia }
`,
  },
  {
    what: "a selector with a label that is not the pods' (`kubi` for `kubia`)",
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia-loadbalancer }
spec:
  type: LoadBalancer
  ports: [{ port: 80, targetPort: 8080 }]
  selector: { app: kubi }
`,
  },
  {
    what: '`exteranTrafficPolicy` for `externalTrafficPolicy`',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia-loadbalancer }
spec:
  type: LoadBalancer
  exteranTrafficPolicy: Local
  ports: [{ port: 80, targetPort: 8080 }]
  selector: { app: kubia }
`,
  },
  {
    what: '`port: 80, targetPort: 8080` on a headless Service, which translates nothing',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia-headless }
spec:
  clusterIP: None
  ports: [{ port: 80, targetPort: 8080 }]
  selector: { app: kubia }
`,
  },
  {
    what: 'the annotation `tolerate-unready-endpoints`, which nothing reads since Kubernetes 1.24',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata:
  name: kubia-headless
  annotations: { service.alpha.kubernetes.io/tolerate-unready-endpoints: "true" }
spec:
  clusterIP: None
  selector: { app: kubia }
`,
  },
  {
    what: '`publishNotReadyAddressess` for `publishNotReadyAddresses`',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia-headless }
spec:
  clusterIP: None
  selector: { app: kubia }
  publishNotReadyAddressess: true
`,
  },
  {
    what: 'v1 Endpoints, deprecated since Kubernetes 1.33',
    from: FOURTH,
    yaml: `
apiVersion: v1
kind: Endpoints
metadata: { name: external-service }
subsets:
  - addresses: [{ ip: 11.11.11.11 }, { ip: 22.22.22.22 }]
    ports: [{ port: 80 }]
`,
  },
  {
    what: '`apiVersion: extensions/v1beta1` of an Ingress, removed in Kubernetes 1.22',
    from: FOURTH,
    yaml: `
apiVersion: extensions/v1beta1
kind: Ingress
metadata: { name: kubia }
spec:
  rules:
    - host: kubia.example.com
      http:
        paths:
          - path: /
            backend: { serviceName: kubia-nodeport, servicePort: 80 }
`,
  },
  {
    what: '`paths` beside `http` instead of in it',
    from: FOURTH,
    yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: kubia }
spec:
  rules:
    - host: kubia.example.com
      http:
      paths:
        - path: /
          pathType: Prefix
          backend: { service: { name: kubia-nodeport, port: { number: 80 } } }
`,
  },
  {
    what: '`serviceName` and `servicePort` in an Ingress of `networking.k8s.io/v1`',
    from: FOURTH,
    yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: kubia }
spec:
  rules:
    - host: kubia.example.com
      http:
        paths:
          - path: /kubia
            pathType: Prefix
            backend: { serviceName: kubia, servicePort: 80 }
`,
  },
  {
    what: 'a path without `pathType`, which `extensions/v1beta1` did not have',
    from: FOURTH,
    yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: kubia }
spec:
  rules:
    - host: kubia.example.com
      http:
        paths:
          - path: /kubia
            backend: { service: { name: kubia, port: { number: 80 } } }
`,
  },
  {
    what: 'a list named `port` for `ports`',
    from: FIFTH,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: http-go-np }
spec:
  type: NodePort
  port:
    - port: 80
      targetPort: 8080
      nodePort: 30001
  selector: { app: http-go }
`,
  },
  {
    what: 'a password in plain text (`value:` for `valueFrom.secretKeyRef`)',
    from: FIRST,
    yaml: `
apiVersion: v1
kind: Pod
metadata: { name: mysql-0 }
spec:
  containers:
    - name: mysql
      image: mysql:8.4
      env: [{ name: MYSQL_ROOT_PASSWORD, value: example }]
`,
  },
  {
    what: 'two ports without names',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  ports: [{ port: 80 }, { port: 443 }]
`,
  },
  {
    what: 'one port where the list of ports belongs',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  ports: { port: 80 }
`,
  },
  {
    what: 'a list where the labels of the selector belong',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  ports: [{ port: 80 }]
  selector: [app]
`,
  },
  {
    what: '`selector.matchLabels`, which only workloads have',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  ports: [{ port: 80 }]
  selector: { matchLabels: { app: kubia } }
`,
  },
  {
    what: '`targetPort: "8080"`, a number in quotes',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  ports: [{ port: 80, targetPort: "8080" }]
`,
  },
  {
    what: '`type: Nodeport` for `NodePort`',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  type: Nodeport
  ports: [{ port: 80 }]
`,
  },
  {
    what: 'a `nodePort` on a Service of type ClusterIP',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  ports: [{ port: 80, nodePort: 30123 }]
`,
  },
  {
    what: '`externalTrafficPolicy` on a Service of type ClusterIP',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  externalTrafficPolicy: Cluster
  ports: [{ port: 80 }]
`,
  },
  {
    what: 'a selector on an ExternalName Service',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  type: ExternalName
  externalName: db.example.com
  selector: { app: kubia }
`,
  },
  {
    what: 'an IP address as `externalName`',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  type: ExternalName
  externalName: 192.0.2.10
`,
  },
  {
    what: 'a session timeout of more than a day',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  ports: [{ port: 80 }]
  sessionAffinity: ClientIP
  sessionAffinityConfig: { clientIP: { timeoutSeconds: 1800000 } }
`,
  },
  {
    what: 'a session timeout without `sessionAffinity`',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  ports: [{ port: 80 }]
  sessionAffinityConfig: { clientIP: { timeoutSeconds: 1800 } }
`,
  },
  {
    what: 'an address of the machine itself as endpoint',
    from: OFTEN,
    yaml: `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: kubia, labels: { kubernetes.io/service-name: kubia } }
addressType: IPv4
endpoints: [{ addresses: [127.0.0.1] }]
`,
  },
  {
    what: 'an EndpointSlice without the label `kubernetes.io/service-name`',
    from: OFTEN,
    yaml: `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: kubia }
addressType: IPv4
endpoints: [{ addresses: [192.0.2.10] }]
`,
  },
  {
    what: 'an IP address as the host of an Ingress',
    from: OFTEN,
    yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: kubia }
spec:
  rules:
    - host: 192.0.2.10
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: kubia, port: { number: 80 } } }
`,
  },
  {
    what: 'the same host and path twice in an Ingress',
    from: OFTEN,
    yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: kubia }
spec:
  rules:
    - host: kubia.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: kubia, port: { number: 80 } } }
          - path: /
            pathType: Prefix
            backend: { service: { name: bar, port: { number: 80 } } }
`,
  },
  {
    what: 'a headless Service of type NodePort',
    from: OFTEN,
    yaml: `
apiVersion: v1
kind: Service
metadata: { name: kubia }
spec:
  type: NodePort
  clusterIP: None
  ports: [{ port: 80 }]
`,
  },
];
