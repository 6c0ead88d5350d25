import type { ContentBlock, ContentPicture, ContentProduct } from '@cityos/contracts'
import { html, made, type Markup } from './html'

const picture = (one: ContentPicture | null, size: 'card' | 'hero'): Markup | null => {
  if (!one?.mime_type.startsWith('image/')) return null
  const { url, width, height } = one.sizes[size] ?? one
  return html`<img src="${url}" alt="${one.alt}" width="${width}" height="${height}" loading="lazy" />`
}

const gallery = (images: readonly ContentPicture[]) =>
  images.length > 0 &&
  html`<div class="gallery">
    ${images.map((one) => html`<figure>${picture(one, 'card')}${one.caption && html`<figcaption>${one.caption}</figcaption>`}</figure>`)}
  </div>`

/** A block of a page as a section of it. */
export function section(block: ContentBlock): Markup {
  switch (block.type) {
    case 'hero':
      return html`<section class="hero">
        ${picture(block.image, 'hero')}
        <h1>${block.heading}</h1>
        ${block.text && html`<p>${block.text}</p>`}
      </section>`
    case 'text':
      return html`<section class="text">${made(block.body.html)}</section>`
    case 'gallery':
      return html`<section>${gallery(block.images)}</section>`
    case 'products':
      return html`<section class="products">
        ${block.heading && html`<h2>${block.heading}</h2>`}
        <ul>
          ${block.handles.map((handle) => html`<li><code>${handle}</code></li>`)}
        </ul>
      </section>`
    case 'questions':
      return html`<section class="questions">
        ${block.entries.map(
          ({ question, answer }) =>
            html`<details open>
              <summary>${question}</summary>
              <p>${answer}</p>
            </details>`,
        )}
      </section>`
  }
}

export function article({ title, summary, body, images, product_id }: ContentProduct): Markup {
  return html`<article>
    <p class="label"><code>${product_id}</code></p>
    <h1>${title}</h1>
    ${summary && html`<p class="summary">${summary}</p>`} ${gallery(images)}
    ${body && html`<div class="text">${made(body.html)}</div>`}
  </article>`
}
