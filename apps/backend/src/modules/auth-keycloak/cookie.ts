/** What the browser keeps between the two halves of a sign-in. Its path is the sign-in's own. */
export const SIGN_IN_COOKIE = 'cityos_sign_in'

/** The sign-in that a `Cookie` header holds. */
export function cookieOf(header: string | undefined): string | undefined {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${SIGN_IN_COOKIE}=`))
  return pair?.slice(pair.indexOf('=') + 1).trim()
}
