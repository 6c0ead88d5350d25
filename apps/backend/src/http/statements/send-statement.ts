import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type StatementLocale,
  type StatementQuery,
  type VendorStatement,
} from '@cityos/contracts'
import { payoutContext } from '../../workflows/payout/context'
import { statementPdf } from './pdf/statement-pdf'
import { namedVendor, withStatement } from './statement'
import { statementCsv } from './statement-csv'

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' }

/** Two hundred pages, and some seconds of work. */
const MOST_IN_PDF = 10_000

/** A vendor's statement in numbers. @throws CityosError `not_found`. */
export async function readStatement(
  container: MedusaContainer,
  vendorId: string,
  query: StatementQuery,
): Promise<{ statement: VendorStatement }> {
  const vendor = await namedVendor(container, vendorId)
  const { db } = payoutContext(container)
  return { statement: await withStatement(db, vendor, query, (statement) => Promise.resolve(statement)) }
}

/**
 * Sends a vendor's statement as a file. It is written to the disk first, a piece at a time: so a reader that is slow
 * holds no connection to the database, and what fails on the way is an answer that says so and no half a file.
 * @throws CityosError `not_found`; `validation_failed` on a PDF of more than 10,000 entries.
 */
export async function sendStatement(
  container: MedusaContainer,
  response: MedusaResponse,
  of: { vendorId: string; query: StatementQuery } & ({ as: 'csv' } | { as: 'pdf'; locale: StatementLocale }),
): Promise<void> {
  const { vendorId, query, as } = of
  const vendor = await namedVendor(container, vendorId)
  const { db } = payoutContext(container)
  const folder = await mkdtemp(join(tmpdir(), 'cityos-statement-'))
  try {
    const path = join(folder, `statement.${as}`)
    await withStatement(db, vendor, query, async (statement, entries) => {
      if (of.as === 'csv') {
        return pipeline(Readable.from(statementCsv(statement, entries)), createWriteStream(path))
      }
      assertShort(statement)
      return statementPdf(statement, entries, { locale: of.locale, to: createWriteStream(path) })
    })
    const { currency_code, from, to } = query
    const name = `statement-${vendorId}-${from}-${to}-${currency_code}.${as}`
    response.setHeader('content-type', MEDIA_TYPES[as])
    response.setHeader('content-disposition', `attachment; filename="${name}"`)
    response.setHeader('content-length', (await stat(path)).size)
    response.setHeader('cache-control', 'private, no-store')
    await pipeline(createReadStream(path), response).catch((error: unknown) => {
      // Whoever has gone needs no answer.
      if (!response.destroyed) throw error
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function assertShort({ entry_count }: VendorStatement): void {
  if (entry_count <= MOST_IN_PDF) return
  throw new CityosError(
    'validation_failed',
    `to: the period has ${entry_count} entries, and a PDF at most ${MOST_IN_PDF}: take a shorter one, or the CSV.`,
  )
}
