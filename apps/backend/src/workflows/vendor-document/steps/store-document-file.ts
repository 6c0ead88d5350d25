import { extname } from 'node:path'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { isAllowedFile } from '../../../modules/tenant-files/file-types'

export interface DocumentFile {
  file_name: string
  mime_type: string
  /** Base64. */
  content: string
}

/** Keeps the file among the tenant's private ones; answers its key. @throws CityosError `file_type_forbidden`. */
export const storeDocumentFileStep = createStep(
  'store-document-file',
  async ({ file_name, mime_type, content }: DocumentFile, { container }) => {
    if (!isAllowedFile(file_name, mime_type, Buffer.from(content, 'base64'))) {
      throw new CityosError(
        'file_type_forbidden',
        `"${file_name}" is no ${mime_type}: name and content have to say the same.`,
      )
    }
    // The name in the store is ours: what the vendor called it may say more than an address should.
    const filename = `vendor-document${extname(file_name).toLowerCase()}`
    const [file] = await container
      .resolve(Modules.FILE)
      .createFiles([{ filename, mimeType: mime_type, content, access: 'private' }])
    return new StepResponse(file!.id, file!.id)
  },
  async (key, { container }) => {
    if (key) await container.resolve(Modules.FILE).deleteFiles(key)
  },
)
