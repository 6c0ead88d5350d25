import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet, { type HelmetOptions } from 'helmet'

type Headers = (request: IncomingMessage, response: ServerResponse) => void

const SHARED = {
  // Pictures and the API are read by storefronts on other origins; who may read what is for CORS to say.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  xFrameOptions: { action: 'deny' },
} satisfies HelmetOptions

const NOTHING = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] }

/** The admin is one page with its own scripts; Vite and React Refresh write some into it while developing. */
function adminPolicy(files: string, developing: boolean): Record<string, string[]> {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: developing ? ["'self'", "'unsafe-inline'", "'unsafe-eval'"] : ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:', 'https:', files],
    fontSrc: ["'self'", 'data:'],
    connectSrc: developing ? ["'self'", 'ws:'] : ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  }
}

interface Options {
  /** Vite serves the admin, with scripts of its own making. */
  developing: boolean
  /** Browsers come by HTTPS and shall stay there. */
  https: boolean
  /** Where files are served, another origin than a tenant's admin. */
  publicUrl: string
}

const ADMIN_PATH = /^\/app(?:[/?]|$)/

/**
 * Headers that keep a browser from misusing an answer, on every one: no framing, no guessing of types, HTTPS for a
 * year in production, and a content policy: nothing at all for the API, the admin's own parts for the admin. A route
 * that answers a page or a file of another kind sets its own policy over this one.
 */
export function securityHeaders({ developing, https, publicUrl }: Options): Headers {
  const policy = (directives: Record<string, string[]>) =>
    helmet({
      ...SHARED,
      contentSecurityPolicy: { useDefaults: false, directives },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    })
  const api = policy(NOTHING)
  const admin = policy(adminPolicy(new URL(publicUrl).origin, developing))
  return (request, response) => {
    const apply = ADMIN_PATH.test(request.url ?? '') ? admin : api
    // Its only error comes from directives that are functions.
    apply(request, response, () => undefined)
  }
}
