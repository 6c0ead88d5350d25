import { DEMO_PASSWORD } from '@cityos/contracts'
import { Browser } from './browser'

/**
 * Signs somebody of the demo in at the page to which an application has sent the browser. Answers the address to which
 * the provider leads back, without going there. @param browser one that may be signed in already.
 */
export async function answerAs(
  email: string,
  location: string,
  callback: string,
  browser = new Browser(),
): Promise<URL> {
  const page = await browser.visit(location, callback)
  if (page.url.href.startsWith(callback)) return page.url
  const fields = { username: email, password: DEMO_PASSWORD }
  return (await browser.submit(page, 'kc-form-login', fields, callback)).url
}
