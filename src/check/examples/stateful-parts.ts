/** A StatefulSet of three pods, with a headless Service that governs it and one for clients, which has its name. */
export const database = (name: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
  namespace: shop
spec:
  serviceName: db-pods
  replicas: 3
  selector:
    matchLabels:
      app: db
  template:
    metadata:
      labels:
        app: db
    spec:
      containers:
        - name: mongo
          image: mongo:8.0
          ports:
            - name: mongo
              containerPort: 27017
          readinessProbe:
            tcpSocket:
              port: mongo
---
apiVersion: v1
kind: Service
metadata:
  name: db-pods
  namespace: shop
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    app: db
  ports:
    - name: mongo
      port: 27017
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
spec:
  selector:
    app: db
  ports:
    - name: mongo
      port: 27017`;

export const DATABASE = database('db');
