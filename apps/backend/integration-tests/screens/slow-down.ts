import type { BrowserContext } from 'playwright-core'

const MOST_MS = Number(process.env['CITYOS_SLOW_MS'] ?? 0)

/**
 * `CITYOS_SLOW_MS=1500` lets each answer of the API come up to so many milliseconds late, each another time: whoever
 * clicks before something is there, or a test that looks before it is, is found on a machine that is fast.
 */
export async function slowDown(context: BrowserContext): Promise<void> {
  if (!MOST_MS) return
  await context.route(/\/(admin|auth|identity)\//, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * MOST_MS))
    // A page that was left meanwhile has given the request up.
    await route.continue().catch(() => undefined)
  })
}
