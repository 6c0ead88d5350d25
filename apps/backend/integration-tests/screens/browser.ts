import { spawnSync } from 'node:child_process'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** The admin is built first when its sources have changed: a minute, several on a busy machine. */
export const BUILD_TIMEOUT_MS = 600_000

/** Chromium of the machine, headless; nothing is downloaded. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout.trim()
  // The sandbox needs privileges that containers and root do not have; the pages are our own.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** What a page did that nobody should see: errors on the console, failed requests, requests to other hosts. */
export interface Watch {
  problems: string[]
  /** The hosts that the page spoke to. */
  hosts: Set<string>
  /** What the server answered, as text, for those who look for what should not be in it. */
  answers: { url: string; status: number; text: string }[]
}

/** Watches everything that happens on the pages of a context. */
export function watch(context: BrowserContext): Watch {
  const seen: Watch = { problems: [], hosts: new Set(), answers: [] }
  const observe = (page: Page) => {
    page.on('pageerror', (error) => seen.problems.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error')
        seen.problems.push(`console: ${message.text()} (${message.location().url})`)
    })
  }
  context.pages().forEach(observe)
  context.on('page', observe)
  context.on('request', (request) => {
    if (/^https?:/.test(request.url())) seen.hosts.add(new URL(request.url()).host)
  })
  context.on('requestfailed', (request) => {
    // A page that is left behind gives its requests up.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      seen.problems.push(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`)
  })
  context.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (!type.includes('json')) return
    void response.text().then(
      (text) => seen.answers.push({ url: response.url(), status: response.status(), text }),
      () => undefined,
    )
  })
  return seen
}
