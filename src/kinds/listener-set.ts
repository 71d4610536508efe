import { kind } from './language/kind';

/** More listeners for a Gateway, written by somebody else. */
export const LISTENER_SET = kind('ListenerSet', [{ apiVersion: 'gateway.networking.k8s.io/v1' }]);
