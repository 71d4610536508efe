/** Traefik, with more fields of its container. */
export const traefik = (namespace: string, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: traefik
  namespace: ${namespace}
spec:
  selector:
    matchLabels:
      app: traefik
  template:
    metadata:
      labels:
        app: traefik
    spec:
      containers:
        - name: traefik
          image: traefik:3.6${more}`;
