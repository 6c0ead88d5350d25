import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { MedusaResponse } from '@medusajs/framework/http'
import { listFiles } from '@cityos/medusa-tenancy'
import { pack, type Pack } from 'tar-stream'

/** Streams a folder as `<name>.tar.gz`; nothing of it is held in memory or on the disk. */
export async function sendArchive(response: MedusaResponse, folder: string, name: string): Promise<void> {
  response.setHeader('content-type', 'application/gzip')
  response.setHeader('content-disposition', `attachment; filename="${name}.tar.gz"`)
  response.setHeader('cache-control', 'private, no-store')
  const archive = pack()
  const filled = fill(archive, folder, name).catch((error: Error) => archive.destroy(error))
  // A client that goes away ends the reading too; there is nobody left to tell.
  await pipeline(archive, createGzip(), response).catch(() => archive.destroy())
  await filled
}

async function fill(archive: Pack, folder: string, name: string): Promise<void> {
  for (const path of await listFiles(folder)) {
    const { size } = await stat(join(folder, path))
    const entry = archive.entry({ name: `${name}/${path}`, size, mode: 0o600 })
    await pipeline(createReadStream(join(folder, path)), entry)
  }
  archive.finalize()
}
