/** A program that runs once on each node, and the port of its pods as it stands in their list. */
export const agent = (image: string, port: string) => `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
  namespace: shop
spec:
  selector:
    matchLabels:
      app: agent
  template:
    metadata:
      labels:
        app: agent
    spec:
      containers:
        - name: agent
          image: ${image}
          ports:
            - ${port}`;
