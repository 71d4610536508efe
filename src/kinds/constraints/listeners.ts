import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { LISTENER_PROTOCOLS } from '../language/listener-protocols';
import { constraint, refusal } from './makers';

/** A listener has the fields that its protocol knows, and what ends TLS has a certificate to show. */
export const FIELDS_OF_PROTOCOL: Constraint = constraint(
  'listener',
  ['protocol', 'hostname', 'tls.mode', 'tls.options', 'tls.certificateRefs'],
  (listener) => {
    const protocol = listener.get('protocol').text ?? '';
    const known = LISTENER_PROTOCOLS.get(protocol);
    return [
      ...(known?.carriesHost === false ? refusalsOfHost(listener.get('hostname'), protocol) : NO_REFUSALS),
      ...(known !== undefined && known.connection !== 'TLS'
        ? refusalsOfTls(listener.get('tls'), protocol)
        : refusalsWithin(listener.get('tls'), protocol)),
    ];
  },
);

function refusalsOfHost(hostname: Field, protocol: string): readonly Refusal[] {
  const expected = `none for protocol ${protocol}, which carries no host`;
  return (hostname.text ?? '') === ''
    ? NO_REFUSALS
    : [refusal(hostname, shown(hostname.value), expected, 'leave it out, or use protocol TLS')];
}

function refusalsOfTls(tls: Field, protocol: string): readonly Refusal[] {
  const fix = 'change the protocol, or leave tls out';
  return tls.isGiven ? [refusal(tls, `tls for protocol ${protocol}`, 'it for HTTPS and TLS only', fix)] : NO_REFUSALS;
}

/** HTTPS without a word about certificates may be what a controller finds some for by itself; TLS has to say who ends it. */
function refusalsWithin(tls: Field, protocol: string): readonly Refusal[] {
  const mode = tls.get('mode');
  if (protocol === 'TLS' && !tls.isGiven) {
    return [refusal(tls, 'nothing for protocol TLS', 'who ends TLS', 'add mode: Passthrough, or certificateRefs')];
  }
  if (protocol === 'HTTPS' && mode.isGiven && mode.value !== '' && mode.value !== 'Terminate') {
    return [refusal(mode, shown(mode.value), '"Terminate" for protocol HTTPS', 'use protocol TLS to pass TLS through')];
  }
  const isShown = tls.get('certificateRefs').length > 0 || tls.get('options').keys.length > 0;
  const fix = 'name the Secret of the certificate';
  return tls.isMap && (mode.text ?? 'Terminate') === 'Terminate' && !isShown
    ? [refusal(tls, 'no certificate', 'certificateRefs, where TLS is terminated', fix)]
    : NO_REFUSALS;
}
