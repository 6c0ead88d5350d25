import Stripe from 'stripe'

/** Shorter than a lease, so that no call outlives the turn of who made it. */
const TIMEOUT_MS = 20_000

/** The SDK for one tenant's account. It tries nothing again by itself: what to do after an error is decided here. */
export function stripeClient(secretKey: string, url: string): Stripe {
  const { protocol, hostname, port } = new URL(url)
  return new Stripe(secretKey, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    ...(port && { port }),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 0,
    telemetry: false,
  })
}
