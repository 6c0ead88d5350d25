/** The tenant that a tab acts in, and the session under which. */
export interface TabActing {
  sessionId: string
  tenantId: string
}

const KEY = 'cityos.acting'
const OVER = 'cityos.acting_over'
const NOWHERE = 'nowhere'

/**
 * Which tenant this tab acts in. Each tab says so itself with every request, so that what a tab shows is what it
 * changes, whatever goes on in the tab beside it; a reload keeps it. A tab that was opened by a link on one of our
 * pages begins where the tab was that somebody has just used. No secret is kept here: the server lets in whoever has a
 * session, and nobody else.
 */
export function tabActing(): TabActing | null {
  let kept = sessionStorage.getItem(KEY)
  if (kept === null) {
    kept = cameFromHere() ? localStorage.getItem(KEY) : null
    sessionStorage.setItem(KEY, kept ?? NOWHERE)
  }
  return parse(kept)
}

/** From here on this tab acts there; null for the platform itself. Loads nothing: the pages are old until they reload. */
export function setTabActing(acting: TabActing | null): void {
  sessionStorage.setItem(KEY, acting ? JSON.stringify(acting) : NOWHERE)
  rememberUse()
}

/** The tab that somebody uses is the one whose links they open. */
export function rememberUse(): void {
  localStorage.setItem(KEY, sessionStorage.getItem(KEY) ?? NOWHERE)
}

/** Leaves word for the page that comes next: acting in this tenant is over. */
export const noteOver = (tenantName: string) => sessionStorage.setItem(OVER, tenantName)
export const takenOver = () => sessionStorage.getItem(OVER)
export const forgetOver = () => sessionStorage.removeItem(OVER)

function cameFromHere(): boolean {
  return document.referrer.startsWith(`${window.location.origin}/app`)
}

function parse(text: string | null): TabActing | null {
  if (!text || text === NOWHERE) return null
  try {
    const { sessionId, tenantId } = JSON.parse(text) as Partial<TabActing>
    return sessionId && tenantId ? { sessionId, tenantId } : null
  } catch {
    return null
  }
}
