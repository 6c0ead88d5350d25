/**
 * The cookie of a session. Whatever browser, it is not for scripts, for one host, and not sent along by forms of other
 * sites. In production its name starts with `__Host-`: browsers then take it from that host itself and over HTTPS
 * alone, so that no neighbour below the same domain can plant one.
 */
export function sessionCookie(nodeEnv: string) {
  const secure = nodeEnv === 'production' || nodeEnv === 'staging'
  return {
    sessionOptions: { name: secure ? '__Host-connect.sid' : 'connect.sid' },
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  } as const
}
