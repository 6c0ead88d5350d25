import type { ServerResponse } from 'node:http'

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 26rem; margin: 8vh auto; padding: 0 1rem }
h1 { font-size: 1.5rem }
h2 { font-size: 1rem; margin-top: 2rem }
label { display: block; margin-top: 1rem; font-weight: 600 }
input { display: block; width: 100%; box-sizing: border-box; padding: .6rem; font: inherit; border: 1px solid #767676; border-radius: .4rem }
button { width: 100%; margin-top: 1rem; padding: .7rem; font: inherit; border: 1px solid #1d4ed8; border-radius: .4rem; background: #1d4ed8; color: #fff; cursor: pointer }
ul { list-style: none; padding: 0 }
li button { text-align: start; background: transparent; color: inherit; margin-top: .5rem }
small { display: block; opacity: .8 }
:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px }
[role=alert] { border-inline-start: 4px solid #dc2626; padding: .5rem 1rem }
`

export const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

export const document = (title: string, main: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>` +
  `<body><main>${main}</main></body></html>`

/** No form-action: browsers apply it to the redirect behind the form too, which leads to the client. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, PAGE_HEADERS).end(html)
}
