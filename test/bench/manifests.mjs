/*
 * Manifests of a made-up company, for the benchmark: applications of ten objects each, as many as are wanted. Objects are
 * about as long as those of public applications, 1 kB. Some use the Services of others; one application in fifty has a
 * mistake, so that telling is measured as well.
 */

/** Settings that have nothing to do with the network, as most have not. */
const SETTINGS = Array.from({ length: 25 }, (_, i) => `    feature.number-${i}.enabled=${i % 3 === 0}\n`).join('');

/** A certificate that is none. */
const PEM = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t'.repeat(20);

/** YAML with about so many objects of mixed kinds, in some namespaces. */
export function manifests(objects, namespaces = 25) {
  return Array.from({ length: Math.ceil(objects / 10) }, (_, i) => application(i, namespaces)).join('---\n');
}

function application(i, namespaces) {
  const name = `app-${i}`;
  const namespace = `team-${i % namespaces}`;
  const neighbour = `app-${i < 25 ? i : i - 25}`;
  const target = i % 50 === 7 ? 'htpp' : 'http';
  const meta = (more = '') => `metadata:
  name: ${name}${more}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/instance: ${name}-production
    app.kubernetes.io/version: "1.4.${i % 10}"
    app.kubernetes.io/component: ${more.slice(1) || 'web'}
    app.kubernetes.io/part-of: ${namespace}
    app.kubernetes.io/managed-by: platform
  annotations:
    example.com/owner: ${namespace}@example.com
    example.com/runbook: https://runbooks.example.com/${namespace}/${name}
`;
  return [
    `apiVersion: apps/v1
kind: Deployment
${meta()}spec:
  replicas: 3
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
        team: team-${i % 25}
    spec:
      serviceAccountName: ${name}
      containers:
        - name: web
          image: registry.example.com/${name}:1.4
          ports:
            - name: http
              containerPort: 8080
            - name: metrics
              containerPort: 9090
          env:
            - name: BACKEND_HOST
              value: ${neighbour}.${namespace}.svc.cluster.local
            - name: BACKEND_PORT
              value: "80"
          envFrom:
            - configMapRef:
                name: ${name}
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
          livenessProbe:
            httpGet:
              path: /livez
              port: http
            initialDelaySeconds: 10
            periodSeconds: 20
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            runAsNonRoot: true
            capabilities:
              drop: [ALL]
          volumeMounts:
            - name: settings
              mountPath: /etc/${name}
              readOnly: true
            - name: scratch
              mountPath: /tmp
        - name: proxy
          image: registry.example.com/proxy:2.1
          ports:
            - name: admin
              containerPort: 9901
      volumes:
        - name: settings
          configMap:
            name: ${name}
        - name: scratch
          emptyDir: {}
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels:
                    app: ${name}
`,
    `apiVersion: v1
kind: Service
${meta()}spec:
  selector:
    app: ${name}
  ports:
    - name: http
      port: 80
      targetPort: ${target}
    - name: metrics
      port: 9090
      targetPort: metrics
`,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
${meta()}spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - ${name}.example.com
      secretName: ${name}-tls
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${name}
                port:
                  name: http
          - path: /neighbour
            pathType: Prefix
            backend:
              service:
                name: ${neighbour}
                port:
                  number: 80
`,
    `apiVersion: apps/v1
kind: StatefulSet
${meta('-db')}spec:
  serviceName: ${name}-db
  replicas: 2
  selector:
    matchLabels:
      db: ${name}
  template:
    metadata:
      labels:
        db: ${name}
    spec:
      containers:
        - name: postgres
          image: postgres:17
          ports:
            - name: postgres
              containerPort: 5432
          readinessProbe:
            tcpSocket:
              port: postgres
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 10Gi
`,
    `apiVersion: v1
kind: Service
${meta('-db')}spec:
  clusterIP: None
  selector:
    db: ${name}
  ports:
    - name: postgres
      port: 5432
`,
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
${meta()}spec:
  podSelector:
    matchLabels:
      db: ${name}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: ${name}
      ports:
        - port: 5432
`,
    `apiVersion: v1
kind: ConfigMap
${meta()}data:
  database: ${name}-db-0.${name}-db.${namespace}.svc.cluster.local
  settings.properties: |
    cache.size=100
    backend.url=http://${name}/api
${SETTINGS}`,
    `apiVersion: v1
kind: Secret
${meta('-tls')}type: kubernetes.io/tls
data:
  tls.crt: ${PEM}
  tls.key: ${PEM}
`,
    `apiVersion: v1
kind: ServiceAccount
${meta()}`,
    `apiVersion: batch/v1
kind: CronJob
${meta('-report')}spec:
  schedule: "0 4 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:1.0
              args: ["--from", "http://${name}.${namespace}:80/report"]
`,
  ].join('---\n');
}
