import { basename, posix } from 'node:path'
import type { NextFunction, Request, Response } from 'express'
import { systemClock } from '@cityos/calendar'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { isFileSigned } from '../modules/tenant-files/file-signature'

interface Options {
  folder: string
  secret: string
}

/** Shown in the browser as they are; everything else is offered as a download. */
const INLINE = /\.(avif|gif|jpe?g|png|webp|mp4|webm|pdf)$/i

/**
 * Serves uploads at /static/<tenant>/<file>. A tenant's host serves its own folder alone; the platform's
 * host serves every tenant's public files, since their addresses are public. A private file needs the
 * signature that the file provider puts into a download link.
 */
export function serveFiles({ folder, secret }: Options) {
  return (request: Request, response: Response, next: NextFunction): unknown => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    // Express strips what the matcher matched from request.path; originalUrl is as sent.
    const key = keyOf(request.originalUrl.split('?')[0] as string)
    if (
      !key ||
      !maySee(key) ||
      (isPrivate(key) && !isFileSigned(secret, key, request.query, systemClock.now()))
    ) {
      return notFound(response)
    }
    // An uploaded page must not run as the admin's own origin.
    response.setHeader('content-security-policy', "default-src 'none'; sandbox")
    response.setHeader('x-content-type-options', 'nosniff')
    if (!INLINE.test(key)) response.attachment(basename(key))
    if (isPrivate(key)) response.setHeader('cache-control', 'private, no-store')
    response.sendFile(key, { root: folder, dotfiles: 'deny' }, (error) => {
      if (error && !response.headersSent) notFound(response)
    })
  }
}

function keyOf(path: string): string | undefined {
  try {
    const key = decodeURIComponent(path.replace(/^\/static\//, ''))
    return posix.normalize(key) === key && /^[^/\\]+\/[^/\\]+$/.test(key) ? key : undefined
  } catch {
    return undefined
  }
}

function maySee(key: string): boolean {
  const tenantId = currentTenantId()
  return tenantId === PLATFORM_TENANT_ID || key.startsWith(`${tenantId}/`)
}

function isPrivate(key: string): boolean {
  return basename(key).startsWith('private-')
}

function notFound(response: Response): void {
  response.removeHeader('content-disposition')
  response.status(404).json({ type: 'not_found', code: 'not_found', message: 'There is no such file.' })
}
