import type { NextFunction, Request, Response } from 'express'
import { CityosError } from '@cityos/contracts'
import { ALLOWED_EXTENSIONS, isAllowedFile, isPlainName } from '../../modules/tenant-files/file-types'

/** Core keeps a whole upload in memory, all its files together. */
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024

interface UploadedFile {
  originalname: string
  mimetype: string
  buffer: Buffer
}

type Uploading = Request & { file?: UploadedFile; files?: UploadedFile[] }

/** Refuses an upload by its announced length, before a byte of it is kept. */
export function limitUpload(request: Request, _response: Response, next: NextFunction): void {
  if (request.method !== 'POST') return next()
  const length = Number(request.headers['content-length'])
  if (!(length <= MAX_UPLOAD_BYTES)) {
    const rule = `An upload has to say its length, of ${MAX_UPLOAD_BYTES} bytes at most.`
    return next(new CityosError('validation_failed', rule))
  }
  next()
}

/** Refuses files whose name, declared type or content is none of the allowed. Runs behind core's own parser. */
export function checkUploads(request: Request, _response: Response, next: NextFunction): void {
  const { file, files } = request as Uploading
  const uploaded = [file ?? [], files ?? []].flat()
  if (uploaded.some(({ originalname }) => !isPlainName(originalname))) return next(oddName())
  const refused = uploaded.find((item) => !isAllowedFile(item.originalname, item.mimetype, item.buffer))
  next(refused && forbidden(refused.originalname))
}

/** Products are imported from tables alone. */
export function checkImport(request: Request, response: Response, next: NextFunction): void {
  const { file } = request as Uploading
  if (file && !/\.csv$/i.test(file.originalname)) return next(forbidden(file.originalname))
  checkUploads(request, response, next)
}

/** Where the content goes past the server, name and type have to do: files are served by their extension. */
export function checkPresigned(request: Request, _response: Response, next: NextFunction): void {
  const { originalname, mime_type, size } = (request.body ?? {}) as Record<string, unknown>
  if (typeof originalname !== 'string' || typeof mime_type !== 'string') return next()
  if (!isPlainName(originalname)) return next(oddName())
  if (!isAllowedFile(originalname, mime_type)) return next(forbidden(originalname))
  if (typeof size === 'number' && size > MAX_UPLOAD_BYTES) {
    return next(new CityosError('validation_failed', `size: at most ${MAX_UPLOAD_BYTES} bytes.`))
  }
  next()
}

const oddName = () =>
  new CityosError(
    'validation_failed',
    'The name of a file may hold neither control characters nor backslashes.',
  )

function forbidden(name: string): CityosError {
  const allowed = ALLOWED_EXTENSIONS.join(', ')
  return new CityosError('file_type_forbidden', `"${name}" is no file of an allowed type: ${allowed}.`)
}
