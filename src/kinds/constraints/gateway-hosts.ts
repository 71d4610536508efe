import { Complaint } from '../../values/complaint';
import { isSubdomain } from '../../values/dns-name';
import type { Field } from '../../values/field';
import { gatewayHost } from '../../values/host';
import { hostName } from '../../values/host-name';
import { IpAddress } from '../../values/ip-address';
import type { Parser } from '../../values/parser';
import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { DEFAULT_ADDRESS_TYPE } from '../language/gateway-api';
import { constraint, refusal, textRefusals } from './makers';

/*
 * Hosts of routes and listeners: https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#hostname
 */

/** A DNS name, or `*.` and a DNS name. An IPv4 address has the form of one, so it is taken. */
export const GATEWAY_HOST: Constraint = constraint('gateway host', [], hostRefusals);

/** The same, and no address: who asks for a certificate asks by name. */
export const SERVER_NAME: Constraint = constraint('gateway host', [], (field) =>
  IpAddress.isAddress(field.text ?? '')
    ? [refusal(field, `the IP address ${shown(field.value)}`, 'a DNS name', 'give the host one: TLS asks by name')]
    : hostRefusals(field),
);

/** One DNS name, without a star: what a request or a certificate is for. */
export const PRECISE_HOST: Constraint = constraint('gateway host', [], (field) =>
  isSubdomain(field.value) ? NO_REFUSALS : textRefusals(field, preciseHost),
);

const preciseHost: Parser<string> = (input) => {
  const text = String(input);
  return text.includes('*')
    ? new Complaint(shown(text), 'one host, without a star', 'write the name of the host')
    : hostName(text, {
        expected: 'a DNS name such as "shop.example.com"',
        insteadOfAddress: 'write the name of the host',
      });
};

/** An address of a Gateway, in the form of its type. */
export const ADDRESS_OF_TYPE: Constraint = constraint('address', ['type', 'value'], (address) => {
  const [type, value] = [address.get('type').text ?? DEFAULT_ADDRESS_TYPE, address.get('value')];
  if (type === 'Hostname') {
    return hostRefusals(value);
  }
  const isRight = type !== 'IPAddress' || value.text === undefined || IpAddress.meantBy(value.text) !== undefined;
  const fix = /[a-z]/i.test(value.text ?? '')
    ? 'write its address, or type: Hostname'
    : 'correct it, or write another type';
  return isRight ? NO_REFUSALS : [refusal(value, shown(value.value), 'an IP address, for the type is IPAddress', fix)];
});

function hostRefusals(field: Field): readonly Refusal[] {
  if (field.value === '') {
    return [refusal(field, 'an empty text', 'a host', 'leave it out where every host is meant')];
  }
  return isSubdomain(field.value) ? NO_REFUSALS : textRefusals(field, gatewayHost);
}
