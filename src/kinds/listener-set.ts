import { GATEWAY_API_GROUP } from './language/gateway-api';
import { kind } from './language/kind';

/** More listeners for a Gateway, written by somebody else. */
export const LISTENER_SET = kind('ListenerSet', [{ apiVersion: `${GATEWAY_API_GROUP}/v1` }], { short: ['lset'] });
