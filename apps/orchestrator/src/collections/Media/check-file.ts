import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { CollectionBeforeOperationHook } from 'payload'
import sharp from 'sharp'
import { CodedError } from '../../http/error'
import { MAX_PIXELS, wrongWith } from './file-rules'

/**
 * Looks at what a file holds, whatever it is called, and gives it a name of ours: names are unique among all tenants,
 * so that a given one would tell what another tenant has.
 * @throws CodedError `file_type_forbidden`
 */
export const checkFile: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { file } = req
  if (!file || (operation !== 'create' && operation !== 'update')) return args
  const detected = (await fileTypeFromBuffer(file.data))?.mime
  const wrong = wrongWith({ name: file.name, size: file.data.length, detected })
  if (wrong) throw new CodedError('file_type_forbidden', `This file is not taken. ${wrong}`)
  if (detected!.startsWith('image/')) await checkPixels(file.data)
  const extension = file.name.slice(file.name.lastIndexOf('.')).toLowerCase()
  req.file = { ...file, name: `${randomUUID()}${extension}`, mimetype: detected! }
  return args
}

async function checkPixels(data: Buffer): Promise<void> {
  const { width = 0, height = 0 } = await sharp(data)
    .metadata()
    .catch(() => {
      throw new CodedError(
        'file_type_forbidden',
        'This file is not taken. It is no picture that can be read.',
      )
    })
  if (width * height > MAX_PIXELS) {
    throw new CodedError(
      'file_type_forbidden',
      `This file is not taken. It has more than ${MAX_PIXELS} pixels.`,
    )
  }
}
