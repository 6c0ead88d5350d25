import { basename } from 'node:path'
import { LocalFileService } from '@medusajs/medusa/file-local'
import { systemClock } from '@cityos/calendar'
import { tenantFiles } from '@cityos/medusa-tenancy'
import { LINK_LIFETIME_S, signFile } from './file-signature'

interface Options {
  secret: string
}

/** Keeps uploads on the local disk, one folder for each tenant; private files open by a signed link. */
export class TenantFileService extends tenantFiles(LocalFileService) {
  static override identifier = 'localfs'
  private readonly secret: string

  constructor(container: never, options: Options) {
    super(container, options as never)
    this.secret = options.secret
  }

  override async getPresignedDownloadUrl(file: { fileKey: string }): Promise<string> {
    const url = await super.getPresignedDownloadUrl(file)
    if (!basename(file.fileKey).startsWith('private-')) return url
    const expiresAt = Math.floor(systemClock.now().getTime() / 1_000) + LINK_LIFETIME_S
    return `${url}?${signFile(this.secret, file.fileKey, expiresAt)}`
  }
}
