import { randomBytes } from 'node:crypto'
import type { KoaContextWithOIDC } from './oidc-provider'
import { document, PAGE_HEADERS } from './page'

/**
 * Keycloak signs out at once when the client shows the session's own ID token, and asks otherwise. The provider
 * wants its form posted either way: with the token a script does that, and the button stays for who has none.
 */
export async function logoutPage(context: KoaContextWithOIDC, form: string): Promise<void> {
  const hinted = context.oidc.entities.IdTokenHint?.payload.sub
  const atOnce = hinted !== undefined && hinted === context.oidc.session?.accountId
  const nonce = randomBytes(16).toString('base64')
  const fields = '<input type="hidden" name="logout" value="yes"><button>Sign out</button></form>'
  const script = atOnce ? `<script nonce="${nonce}">document.forms[0].submit()</script>` : ''
  context.set(PAGE_HEADERS)
  context.set(
    'content-security-policy',
    `${PAGE_HEADERS['content-security-policy']}; script-src 'nonce-${nonce}'`,
  )
  context.body = document(
    'Sign out',
    `<h1>Sign out of CityOS Commerce?</h1>${form.replace('</form>', fields)}${script}`,
  )
}

export async function signedOutPage(context: KoaContextWithOIDC): Promise<void> {
  context.set(PAGE_HEADERS)
  context.body = document('Signed out', '<h1>You are signed out</h1><p>You may close this window.</p>')
}
