/** A Pod and a Service of its name, which has one port; containers and port are written as they stand within `{…}`. */
export const podWithService = (name: string, port: string, ...containers: readonly string[]) => `
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  containers:
${containers.map((each) => `    - {${each}}`).join('\n')}
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - {${port}}`;
