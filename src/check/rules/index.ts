import type { Rule } from '../rule';
import { deprecatedEndpoints } from './deprecated-endpoints';
import { duplicateServicePort } from './duplicate-service-port';
import { forbiddenApiVersion } from './forbidden-api-version';
import { forbiddenExternalTrafficPolicy } from './forbidden-external-traffic-policy';
import { forbiddenFieldType } from './forbidden-field-type';
import { forbiddenUnknownField } from './forbidden-unknown-field';
import { ignoredExemption } from './ignored-exemption';
import { ignoredSessionAffinity } from './ignored-session-affinity';
import { mismatchedSlicePort } from './mismatched-slice-port';
import { mismatchedTargetPort } from './mismatched-target-port';
import { mismatchedTargetProtocol } from './mismatched-target-protocol';
import { missingBackendPort } from './missing-backend-port';
import { missingBackendService } from './missing-backend-service';
import { missingHeadlessService } from './missing-headless-service';
import { missingPortName } from './missing-port-name';
import { missingReferenceGrant } from './missing-reference-grant';
import { missingRoutePort } from './missing-route-port';
import { missingRouteService } from './missing-route-service';
import { missingTargetPort } from './missing-target-port';
import { outsideRangeNodePort } from './outside-range-node-port';
import { uncoveredTlsHost } from './uncovered-tls-host';
import { unreachableExternalName } from './unreachable-external-name';
import { unreachableSelector } from './unreachable-selector';

/** Every rule, in the order of the alphabet. A new one is a file and a line here. */
export const RULES: readonly Rule[] = [
  deprecatedEndpoints,
  duplicateServicePort,
  forbiddenApiVersion,
  forbiddenExternalTrafficPolicy,
  forbiddenFieldType,
  forbiddenUnknownField,
  ignoredExemption,
  ignoredSessionAffinity,
  mismatchedSlicePort,
  mismatchedTargetPort,
  mismatchedTargetProtocol,
  missingBackendPort,
  missingBackendService,
  missingHeadlessService,
  missingPortName,
  missingReferenceGrant,
  missingRoutePort,
  missingRouteService,
  missingTargetPort,
  outsideRangeNodePort,
  uncoveredTlsHost,
  unreachableExternalName,
  unreachableSelector,
];
