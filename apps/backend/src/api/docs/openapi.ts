import type { RouteGroup } from '../../http/openapi/description'

export const docsOpenApi: RouteGroup = {
  tag: 'This document',
  about: 'How to read it, as a person or as a program.',
  routes: [
    {
      route: 'GET /openapi.json',
      summary: 'Read this document as OpenAPI 3.1',
      who: 'anyone',
      answer: 'application/json',
    },
    { route: 'GET /docs', summary: 'Read this document as a page', who: 'anyone', answer: 'text/html' },
    {
      route: 'GET /docs/:file',
      summary: 'Read what the page is made of',
      who: 'anyone',
      answer: 'text/javascript',
    },
  ],
}
