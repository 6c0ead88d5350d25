import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { CityosError } from '@cityos/contracts'
import { isExportPart, TenantExport, writeHashed, type Hashed } from '@cityos/medusa-tenancy'
import { extract, type Extract } from 'tar-stream'

/** Room for a million uploads; an archive of more parts is a way to fill a disk with nothing. */
const MOST_PARTS = 1_000_000

/**
 * Unpacks an archive as the download answers it into an empty folder, and compares the hash of each part, taken while it
 * is written, with the manifest. Nothing but the parts of an export is written, nothing outside the folder, and never more
 * than `maxBytes`, packed or unpacked.
 * @throws CityosError `export_invalid` naming what is wrong.
 */
export async function unpackArchive(
  source: Readable,
  folder: string,
  maxBytes: number,
): Promise<TenantExport> {
  const entries = extract()
  const fed = pipeline(source, atMost(maxBytes), createGunzip(), atMost(maxBytes), entries)
  // Its failure reaches the loop over the entries as well.
  fed.catch(() => undefined)
  try {
    const parts = await writeParts(entries, folder)
    await fed
    const whole = await TenantExport.open(folder)
    whole.expectParts(parts)
    return whole
  } catch (error) {
    throw explained(error)
  }
}

async function writeParts(entries: Extract, folder: string): Promise<Map<string, Hashed>> {
  const parts = new Map<string, Hashed>()
  let root: string | undefined
  for await (const entry of entries) {
    const { name, type } = entry.header
    const [top, ...rest] = name.split('/')
    const path = rest.join('/')
    root ??= top
    if (type !== 'file' || top !== root || !isExportPart(path)) {
      throw invalid(`${JSON.stringify(name.slice(0, 200))} is no part of an export.`)
    }
    if (parts.has(path)) throw invalid(`${path} is there twice.`)
    if (parts.size >= MOST_PARTS) throw invalid(`It has more than ${MOST_PARTS} parts.`)
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
    parts.set(path, await writeHashed(join(folder, path), entry as AsyncIterable<Uint8Array>))
  }
  return parts
}

function atMost(maxBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= maxBytes) return done(null, chunk)
      done(invalid(`It holds more than the ${Math.floor(maxBytes / 2 ** 20)} MB that ARCHIVE_MAX_MB allows.`))
    },
  })
}

/** Two parts of which one would have to be a folder of the other, or a name that no disk takes. */
const NO_SUCH_PLACE = new Set(['ENOTDIR', 'EISDIR', 'EEXIST', 'ENAMETOOLONG', 'ENOTEMPTY'])

/** What the disk says is the platform's to know; everything else is the archive's fault. */
function explained(error: unknown): unknown {
  const { code = '', syscall, name, message } = error as NodeJS.ErrnoException
  if (error instanceof CityosError) return error
  if (name === 'TenancyError') return invalid(message)
  if (syscall && !NO_SUCH_PLACE.has(code)) return error
  return invalid(`It cannot be unpacked: ${message}.`)
}

const invalid = (message: string) => new CityosError('export_invalid', `The archive: ${message}`)
