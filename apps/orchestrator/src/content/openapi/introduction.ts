/** What a reader has to know before the first route. */
export const INTRODUCTION = {
  title: 'CityOS Commerce: the content API',
  summary: 'What a site reads: pages, product content, menus, branding, geography',
  description: `
A request is about the tenant of its host; elsewhere about the tenant of its API key, of \`x-tenant\` (services and the
platform's staff), or the only one that whoever asks works for. Two that disagree are a 400 \`tenant_mismatch\`. What
is answered is published, and the same for everybody; a preview token adds the one draft that it is for.

**Languages.** \`locale\`, then \`Accept-Language\`, then the store's own, then the first that something is written in,
word by word. \`Content-Language\` and \`locales\` tell which were answered.

**Stores.** What is written for the store goes before what is for all of them, at the same path and for the same product.

**Caches.** \`ETag\` holds until anything of the tenant is published, changed or taken back: \`If-None-Match\` is then
answered 304 without reading content. Visitors' answers may lie in shared caches for a minute
(\`s-maxage=60, stale-while-revalidate=600\`), those for keys and people in their own alone, previews nowhere.
\`GET /api/content/version\` tells cheaply whether there is anything new.

**Errors** are \`{ errors: [{ message, data: { code } }] }\`; a code never changes its meaning. Any route may answer
400 \`tenant_unnamed\` or \`tenant_mismatch\`, 401 \`unauthorized\`, 403 \`forbidden\`, \`tenant_suspended\` or
\`tenant_header_forbidden\`, 404 \`tenant_unknown\`, 410 \`tenant_archived\`, 429 \`rate_limited\`, 503
\`authorization_unavailable\`.
`.trim(),
}

export const SECURITY_SCHEMES = {
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'x-api-key',
    description: 'A key of the tenant with the scope `content_read`.',
  },
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token of Keycloak: of a person, or of a service together with `x-tenant`.',
  },
}
