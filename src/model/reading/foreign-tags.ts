import {
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  mapTag,
  NOT_RESOLVED,
  seqTag,
  type TagDefinition,
} from 'js-yaml';

const isWrittenBy = () => false;

/** What base64 says: bytes are a text to Kubernetes' tools. */
const BINARY = defineScalarTag('tag:yaml.org,2002:binary', {
  identify: isWrittenBy,
  resolve: (source) => {
    try {
      return new TextDecoder().decode(Uint8Array.from(atob(source), (each) => each.charCodeAt(0)));
    } catch {
      return NOT_RESOLVED;
    }
  },
});

const ANY = { matchByTagPrefix: true, identify: isWrittenBy } as const;

/**
 * Tags of which YAML knows nothing, such as `!!string` and `!Ref`. Kubernetes' tools pass them over: what is a text without
 * quotes is one, and lists and maps are what they are (`resolve` and `decode` of go.yaml.in/yaml/v2).
 */
export const FOREIGN_TAGS: readonly TagDefinition[] = [
  BINARY,
  defineScalarTag('', { ...ANY, resolve: (source) => source }),
  defineSequenceTag('', { ...seqTag, ...ANY }),
  defineMappingTag('', { ...mapTag, ...ANY }),
];
