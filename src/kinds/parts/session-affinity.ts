/** The longest that a Service remembers a client (`spec.sessionAffinityConfig.clientIP.timeoutSeconds`): a day, in seconds. */
export const LONGEST_SESSION = 86_400;
