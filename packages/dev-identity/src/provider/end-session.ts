import type { Provider } from './oidc-provider'

/**
 * Ends a session as an administrator does: its refresh tokens, which are bound to it, are worth nothing from now on,
 * and every client that wants to know is told with a signed logout token. @returns whether there was such a session.
 */
export async function endSession(provider: Provider, sid: string): Promise<boolean> {
  const session = await provider.Session.findByUid(sid)
  if (!session) return false
  await session.destroy()
  for (const clientId of Object.keys(session.authorizations ?? {})) {
    const client = await provider.Client.find(clientId)
    if (client?.backchannelLogoutUri) await notify(client, session.accountId!, sid)
  }
  return true
}

/** The provider's own call; its type definitions leave it out. */
const notify = (client: object, subject: string, sid: string) =>
  (client as { backchannelLogout(subject: string, sid: string): Promise<void> }).backchannelLogout(
    subject,
    sid,
  )
