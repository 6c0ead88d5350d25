import { posix } from 'node:path'
import { MedusaError } from '@medusajs/framework/utils'
import { requireTenantId } from '../scope/scope'

interface NamedFile {
  filename: string
}
interface KeyedFile {
  fileKey: string
}
/** A file provider's methods, each optional as in Medusa's own interface. */
interface FileProvider {
  upload(file: NamedFile): Promise<unknown>
  delete(files: KeyedFile | KeyedFile[]): Promise<unknown>
  getUploadStream?(file: NamedFile): Promise<unknown>
  getPresignedUploadUrl?(file: NamedFile): Promise<unknown>
  getDownloadStream?(file: KeyedFile): Promise<unknown>
  getAsBuffer?(file: KeyedFile): Promise<unknown>
  getPresignedDownloadUrl?(file: KeyedFile): Promise<unknown>
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- TypeScript demands any[] of a mixin's constructor
type ProviderClass = abstract new (...args: any[]) => object

/**
 * Places an upload in the tenant's own folder; a path in the file name is dropped.
 * @throws MedusaError invalid_data for a name that terminals, archives and logs would stumble over.
 */
function placed<T extends NamedFile>(file: T): T {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\\\u0000-\u001f\u007f]/.test(file.filename)) {
    const rule = 'The name of a file may hold neither control characters nor backslashes.'
    throw new MedusaError(MedusaError.Types.INVALID_DATA, rule)
  }
  return { ...file, filename: `${requireTenantId()}/${posix.basename(file.filename)}` }
}

/** @throws MedusaError not_found for a key outside the tenant's own folder, as for a missing file. */
function owned<T extends KeyedFile>(file: T): T {
  const key = file.fileKey
  if (posix.normalize(key) === key && key.startsWith(`${requireTenantId()}/`)) return file
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `File with key ${key} not found`)
}

/**
 * Makes any file provider keep each tenant's files in a folder of its own and touch no other:
 * `class Files extends tenantFiles(LocalFileService) {}`.
 */
export function tenantFiles<T extends ProviderClass>(Base: T): T {
  const methods = Base.prototype as FileProvider
  abstract class TenantFiles extends Base {
    async upload(file: NamedFile) {
      return methods.upload.call(this, placed(file))
    }
    async getUploadStream(file: NamedFile) {
      return methods.getUploadStream?.call(this, placed(file))
    }
    async getPresignedUploadUrl(file: NamedFile) {
      return methods.getPresignedUploadUrl?.call(this, placed(file))
    }
    async delete(files: KeyedFile | KeyedFile[]) {
      return methods.delete.call(this, (Array.isArray(files) ? files : [files]).map(owned))
    }
    async getDownloadStream(file: KeyedFile) {
      return methods.getDownloadStream?.call(this, owned(file))
    }
    async getAsBuffer(file: KeyedFile) {
      return methods.getAsBuffer?.call(this, owned(file))
    }
    async getPresignedDownloadUrl(file: KeyedFile) {
      return methods.getPresignedDownloadUrl?.call(this, owned(file))
    }
  }
  return TenantFiles
}
