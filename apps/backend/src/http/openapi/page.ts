import { dirname, join } from 'node:path'

export const DOCS_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>CityOS Commerce API</title>
    <link rel="icon" href="/docs/favicon.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`

const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  withCredentials: true,
})
`

/** Nothing from elsewhere, nothing inline, no evaluation; the page may call the routes that it describes. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

type Asset = { file: string } | { text: string; type: string }

/** What the page loads, by name. */
export function docsAsset(name: string): Asset | undefined {
  const library = LIBRARY.get(name)
  if (library) return { file: join(dirname(require.resolve('swagger-ui-dist/package.json')), library) }
  return name === 'start.js' ? { text: START, type: 'text/javascript' } : undefined
}

const LIBRARY = new Map([
  ['favicon.png', 'favicon-32x32.png'],
  ['swagger-ui.css', 'swagger-ui.css'],
  ['swagger-ui-bundle.js', 'swagger-ui-bundle.js'],
])
