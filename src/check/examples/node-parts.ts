/** A program that runs once on each node, and the port of its pods as it stands in their list. */
export const agent = (image: string, port: string, name = 'agent') => `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: ${name}
  namespace: shop
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: ${name}
          image: ${image}
          ports:
            - ${port}`;
