import { leave } from './act'
import { fetchInTenant } from './fetch-in-tenant'
import { mountBanner } from './mount-banner'
import { rememberUse, setTabActing, tabActing, takenOver } from './tab'

/**
 * Runs as the admin loads, before it asks the server anything: from here on this tab's requests go where it acts.
 * Knows the tenant's name from the banner, once that is there.
 */
function start(): void {
  document.addEventListener('pointerdown', rememberUse, { capture: true, passive: true })
  if (!tabActing() && takenOver() === null) return
  const banner = mountBanner()
  window.fetch = fetchInTenant(window.fetch.bind(window), {
    acting: tabActing,
    onOver: () => leave(banner.tenantName()),
    onSignedOut: () => {
      setTabActing(null)
      banner.remove()
    },
  })
}

if (typeof window !== 'undefined') start()
