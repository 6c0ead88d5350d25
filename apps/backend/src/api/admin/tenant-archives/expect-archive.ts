import type { NextFunction, Request, Response } from 'express'
import { CityosError } from '@cityos/contracts'

const TYPES = new Set(['application/gzip', 'application/x-gzip', 'application/octet-stream'])

/** A body of any other type would have been read by a parser, or is something else. */
export function expectArchive(request: Request, _response: Response, next: NextFunction): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (TYPES.has(type)) return next()
  next(new CityosError('validation_failed', 'The body has to be an archive: content-type application/gzip.'))
}
