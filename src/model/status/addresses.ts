import type { KubeObject } from '../objects/kube-object';

/** The addresses at which a Service, an Ingress or a Gateway is met from outside, as whoever gave them says. */
export function addressesOf({ root, kind }: KubeObject): readonly string[] {
  const status = root.get('status');
  return kind === 'Gateway'
    ? status.get('addresses').items.flatMap((each) => each.get('value').text ?? [])
    : status
        .find('loadBalancer', 'ingress')
        .items.flatMap((each) => each.get('ip').text ?? each.get('hostname').text ?? []);
}

/** Whether an API server gave the object its identity: it is of a cluster, and no manifest. */
export function isLive({ root }: KubeObject): boolean {
  return root.find('metadata', 'uid').isGiven;
}
