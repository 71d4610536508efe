import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal } from './makers';

/*
 * What the validation rules of the Gateway API demand of a BackendTLSPolicy:
 * https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#backendtlspolicyvalidation
 */

/** Whose certificates are believed is said, and in one way. */
export const ONE_TRUST: Constraint = constraint(
  'combination',
  ['caCertificateRefs', 'wellKnownCACertificates'],
  (validation) => {
    const [refs, wellKnown] = [validation.get('caCertificateRefs'), validation.get('wellKnownCACertificates')];
    const isWellKnown = (wellKnown.text ?? '') !== '';
    if (refs.length > 0 && isWellKnown) {
      return [
        refusal(wellKnown, 'wellKnownCACertificates beside caCertificateRefs', 'one of the two', 'leave one out'),
      ];
    }
    return validation.isMap && refs.length === 0 && !isWellKnown
      ? [
          refusal(
            refs,
            'nothing',
            'whose certificates are believed',
            'name a ConfigMap with ca.crt, or write wellKnownCACertificates: System',
          ),
        ]
      : NO_REFUSALS;
  },
);

const FIELD_OF_TYPE = [
  ['Hostname', 'hostname'],
  ['URI', 'uri'],
] as const;

/** Another name of a certificate stands in the field of its type. */
export const NAME_OF_TYPE: Constraint = constraint(
  'combination',
  ['type', 'hostname', 'uri'],
  function* (name): Iterable<Refusal> {
    const type = name.get('type').text;
    for (const [of, own] of FIELD_OF_TYPE) {
      const field = name.get(own);
      if (type === of && (field.text ?? '') === '') {
        yield refusal(field, 'nothing', `a ${own === 'uri' ? 'URI' : 'host'}, for the type is ${of}`, 'write it');
      } else if (type !== undefined && type !== of && (field.text ?? '') !== '') {
        yield refusal(
          field,
          `${own} ${shown(field.value)} for type ${type}`,
          'nothing',
          `leave it out, or use type ${of}`,
        );
      }
    }
  },
);
