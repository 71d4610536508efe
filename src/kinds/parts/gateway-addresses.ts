import { DISTINCT_ADDRESSES } from '../constraints/duplicates';
import { ADDRESS_OF_TYPE } from '../constraints/gateway-hosts';
import { atMost } from '../constraints/sizes';
import { fields, list, type Shape, TEXT } from '../language/shape';

/** Where a Gateway is to be met. */
export const GATEWAY_ADDRESSES: Shape = list(
  fields({ type: TEXT, value: TEXT }, ADDRESS_OF_TYPE),
  atMost(16, 'addresses'),
  DISTINCT_ADDRESSES,
);
