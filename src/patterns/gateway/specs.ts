/*
 * What cdk8s-plus-27 does not know: the kinds of the Gateway API as far as the patterns write them. The field names are those
 * of the API: https://gateway-api.sigs.k8s.io/reference/spec/
 */

export interface NamespacesSpec {
  readonly from: 'All' | 'Selector';
  readonly selector?: {
    readonly matchLabels?: Readonly<Record<string, string>>;
    readonly matchExpressions?: readonly { readonly key: string; readonly operator: 'In'; readonly values: string[] }[];
  };
}

export interface SecretRef {
  readonly name: string;
  readonly namespace?: string;
}

export interface ListenerSpec {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TLS';
  readonly hostname?: string;
  readonly tls?: { readonly mode: 'Terminate' | 'Passthrough'; readonly certificateRefs?: readonly SecretRef[] };
  readonly allowedRoutes?: {
    readonly namespaces?: NamespacesSpec;
    readonly kinds?: readonly { readonly kind: string }[];
  };
}

export interface GatewaySpec {
  readonly gatewayClassName: string;
  readonly infrastructure?: {
    readonly parametersRef: { readonly group: string; readonly kind: string; readonly name: string };
  };
  readonly listeners: readonly ListenerSpec[];
}

export interface ParentRef {
  readonly name: string;
  readonly namespace?: string;
  readonly sectionName?: string;
  readonly port?: number;
}

export interface BackendRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly type?: 'RegularExpression';
}

export interface HttpMatchSpec {
  readonly path: { readonly type: 'PathPrefix' | 'Exact'; readonly value: string };
  readonly method?: string;
  readonly headers?: readonly NamedValue[];
  readonly queryParams?: readonly NamedValue[];
}

export interface HeaderModifier {
  readonly set?: readonly NamedValue[];
  readonly add?: readonly NamedValue[];
  readonly remove?: readonly string[];
}

export interface PathModifier {
  readonly type: 'ReplacePrefixMatch' | 'ReplaceFullPath';
  readonly replacePrefixMatch?: string;
  readonly replaceFullPath?: string;
}

export interface FilterSpec {
  readonly type: 'RequestHeaderModifier' | 'ResponseHeaderModifier' | 'RequestRedirect' | 'URLRewrite';
  readonly requestHeaderModifier?: HeaderModifier;
  readonly responseHeaderModifier?: HeaderModifier;
  readonly requestRedirect?: {
    readonly scheme?: string;
    readonly hostname?: string;
    readonly port?: number;
    readonly path?: PathModifier;
    readonly statusCode: number;
  };
  readonly urlRewrite?: { readonly hostname?: string; readonly path?: PathModifier };
}

export interface SessionPersistenceSpec {
  readonly type: 'Cookie';
  readonly sessionName?: string;
  readonly absoluteTimeout?: string;
  readonly cookieConfig: { readonly lifetimeType: 'Permanent' | 'Session' };
}

export interface HttpRuleSpec {
  readonly matches?: readonly HttpMatchSpec[];
  readonly filters?: readonly FilterSpec[];
  readonly backendRefs?: readonly BackendRef[];
  readonly timeouts?: { readonly request: string };
  readonly sessionPersistence?: SessionPersistenceSpec;
}

export interface GrpcMatchSpec {
  readonly method?: { readonly service: string; readonly method?: string };
  readonly headers?: readonly NamedValue[];
}

export interface GrpcRuleSpec {
  readonly matches?: readonly GrpcMatchSpec[];
  readonly filters?: readonly FilterSpec[];
  readonly backendRefs: readonly BackendRef[];
  readonly sessionPersistence?: SessionPersistenceSpec;
}

export interface TlsRuleSpec {
  readonly backendRefs: readonly BackendRef[];
}

export interface RouteSpec<Rule> {
  readonly parentRefs: readonly ParentRef[];
  readonly hostnames?: readonly string[];
  readonly rules: readonly Rule[];
}

export interface ReferenceGrantSpec {
  readonly from: readonly { readonly group: string; readonly kind: string; readonly namespace: string }[];
  readonly to: readonly { readonly group: string; readonly kind: string; readonly name: string }[];
}

export interface BackendTlsPolicySpec {
  readonly targetRefs: readonly {
    readonly group: string;
    readonly kind: 'Service';
    readonly name: string;
    readonly sectionName?: string;
  }[];
  readonly validation: {
    readonly hostname: string;
    readonly caCertificateRefs?: readonly {
      readonly group: string;
      readonly kind: 'ConfigMap';
      readonly name: string;
    }[];
    readonly wellKnownCACertificates?: 'System';
  };
}
