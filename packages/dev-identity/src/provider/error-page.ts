import type { KoaContextWithOIDC } from './oidc-provider'
import { document, escapeHtml, PAGE_HEADERS } from './page'

/** What a person sees when a client's request is wrong in a way that no redirect may answer. */
export function errorPage(
  context: KoaContextWithOIDC,
  { error, error_description: description }: { error: string; error_description?: string },
): void {
  context.set(PAGE_HEADERS)
  context.body = document(
    'Sign-in is not possible',
    `<h1>Sign-in is not possible</h1><p>${escapeHtml(description ?? error)}</p><p><code>${escapeHtml(error)}</code></p>`,
  )
}
