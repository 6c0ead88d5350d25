/** An ES module seen from CommonJS: its types come through here, its code through `import()`. */
export type {
  Adapter,
  AdapterFactory,
  AdapterPayload,
  ClientMetadata,
  Configuration,
  KoaContextWithOIDC,
  Provider,
} from 'oidc-provider' with { 'resolution-mode': 'import' }
