import {
  readableOn,
  type ContentMenuItem,
  type ContentPage,
  type ContentProduct,
  type ContentStore,
  type ContentTenant,
} from '@cityos/contracts'
import { LOCALES } from '../../../i18n/locales'
import { PREVIEW_PROBLEMS, PREVIEW_WORDS } from '../../../i18n/preview'
import { spoken } from '../../../i18n/words'
import { html, made, type Markup } from './html'
import { article, section } from './parts'
import { style } from './style'

interface Shown {
  tenant: ContentTenant
  store: ContentStore | null
  items: readonly ContentMenuItem[]
  thing: ContentPage | ContentProduct
  locale: string
  /** Where a new look at the draft begins. */
  open: string
  token: string
  nonce: string
}

const DEFAULT_COLOUR = '#1f2937'

export function previewDocument({ tenant, store, items, thing, locale, open, token, nonce }: Shown): string {
  const colour = tenant.branding.primary_colour ?? store?.theme.colors.primary ?? DEFAULT_COLOUR
  const colours = {
    colour,
    on: readableOn(colour, '#ffffff'),
    accent: tenant.branding.accent_colour ?? colour,
  }
  const { logo } = tenant.branding
  const other = (code: string) => `?${new URLSearchParams({ token, locale: code }).toString()}`
  const body = html`<div class="bar" role="status">
      <span>${spoken(PREVIEW_WORDS.draft, locale)}</span>
      <nav aria-label="${spoken(PREVIEW_WORDS.languages, locale)}">
        ${LOCALES.map(({ code, label }) =>
          code === locale
            ? html`<b lang="${code}">${spoken(label, code)}</b>`
            : html`<a lang="${code}" href="${other(code)}">${spoken(label, code)}</a>`,
        )}
      </nav>
    </div>
    <header>
      <strong
        >${logo && html`<img src="${logo.url}" alt="${logo.alt}" height="32" />`}
        ${store?.name ?? tenant.name}</strong
      >
      <nav>${items.map(({ label }) => html`<span>${label}</span>`)}</nav>
    </header>
    <main>${'blocks' in thing ? pageBody(thing) : article(thing)}</main>
    <footer>${tenant.profile.tagline}</footer>
    <script nonce="${nonce}" data-open="${open}&locale=${locale}">
      ${made(FOLLOW_THE_EDITOR)}
    </script>`
  return whole(locale, `${thing.title} – ${tenant.name}`, body, colours, nonce)
}

const pageBody = ({ title, blocks }: ContentPage) =>
  html`${blocks.some(({ type }) => type === 'hero') ? null : html`<h1>${title}</h1>`} ${blocks.map(section)}`

/** What whoever opened a bad link sees. */
export function problemDocument(code: string, locale: string, nonce: string): string {
  const words = PREVIEW_PROBLEMS[code] ?? PREVIEW_PROBLEMS['preview_invalid']!
  const body = html`<main class="problem">
    <h1>${spoken(PREVIEW_WORDS.nothing, locale)}</h1>
    <p>${spoken(words, locale)}</p>
  </main>`
  const colours = { colour: DEFAULT_COLOUR, on: '#ffffff', accent: DEFAULT_COLOUR }
  return whole(locale, spoken(PREVIEW_WORDS.nothing, locale), body, colours, nonce)
}

function whole(
  locale: string,
  title: string,
  body: Markup,
  colours: { colour: string; on: string; accent: string },
  nonce: string,
): string {
  const rtl = LOCALES.some(({ code, rtl: right }) => code === locale && right)
  const { text } = html`<html lang="${locale}" dir="${rtl ? 'rtl' : 'ltr'}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title}</title>
      <style nonce="${nonce}">
        ${made(style(colours))}
      </style>
    </head>
    <body>
      ${body}
    </body>
  </html>`
  return `<!doctype html>\n${text}`
}

/** In the editor's frame: looks anew whenever the draft has been saved. */
const FOLLOW_THE_EDITOR = `
const { open } = document.currentScript.dataset
const editor = window.opener ?? window.parent
if (editor !== window) {
  window.addEventListener('message', ({ origin, data }) => {
    if (origin === location.origin && data?.type === 'payload-document-event') location.replace(open)
  })
  editor.postMessage({ type: 'payload-live-preview', ready: true }, location.origin)
}`
