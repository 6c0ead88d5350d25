import type { Page, Request } from 'playwright-core'

/** How often in a row a page has to be at rest, and how long apart. */
const LOOKS = 4
const APART_MS = 40
const PATIENCE_MS = 10_000

/**
 * Waits until a page has loaded, nothing that it asked for is under way, and it answers at once: so for a sixth of a
 * second. Playwright's own `networkidle`, which stands in where that does not come, is half a second of silence.
 */
export function restOf(page: Page): () => Promise<void> {
  const open = new Set<Request>()
  let asked = 0
  page.on('request', (request) => {
    asked += 1
    open.add(request)
  })
  const forget = (request: Request) => void open.delete(request)
  page.on('requestfinished', forget).on('requestfailed', forget)

  return async () => {
    await page.waitForLoadState()
    const end = performance.now() + PATIENCE_MS
    for (let looks = 0, before = -1; looks < LOOKS; before = asked) {
      if (performance.now() > end) return page.waitForLoadState('networkidle')
      // Whoever is still drawing or computing answers late; whoever goes to another page does not at all.
      const answered = await page.evaluate('true').catch(() => false)
      looks = answered && open.size === 0 && asked === before ? looks + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, APART_MS))
    }
  }
}
