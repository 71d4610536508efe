/** Whether an address is one at which a machine, or a pod, reaches nobody but itself. */
export function isLoopbackAddress(address: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1)$/.test(address);
}

/** Whether a host means the machine itself, or the pod, as whoever looks it up sees it. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}
