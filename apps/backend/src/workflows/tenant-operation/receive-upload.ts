import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import { removeFolder } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { unpackArchive } from './unpack-archive'
import type { OperationRecord } from './operation-record'
import { exportFolder } from './places'
import { receiveExportWorkflow } from './receive-export'
import type { Requester } from './request-operation'

/**
 * Takes in an archive of an export. It is unpacked beside the exports, under a name of its own until it is whole; whatever
 * fails leaves nothing.
 * @throws CityosError `export_invalid`.
 */
export async function receiveUpload(by: Requester, archive: Readable): Promise<OperationRecord> {
  const id = newId(ID_PREFIXES.tenant_operation) as string
  const folder = `${exportFolder(id)}.upload`
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
  await mkdir(folder, { mode: 0o700 })
  try {
    const maxBytes = currentEnvironment().ARCHIVE_MAX_MB * 2 ** 20
    const { manifest } = await unpackArchive(archive, folder, maxBytes)
    const { tenant, rows, files, total_sha256 } = manifest
    const { result } = await receiveExportWorkflow(by.container).run({
      input: {
        id,
        folder,
        manifest: { tenant, rows, total_sha256, files: files.length },
        requested_by: by.requested_by,
      },
    })
    return result
  } finally {
    // Nothing when it has its name.
    await removeFolder(folder)
  }
}
