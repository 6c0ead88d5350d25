import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CityosError, ID_PREFIXES, newId } from '@cityos/contracts'
import { takeBack, traceOfReturn } from '../domain/take-back'
import { insertLines } from './insert-lines'
import type { CommissionLineRow } from './line-row'
import { readLines } from './read-lines'
import { addVolumes } from './volumes'

/** A part of a sold line that is no longer sold. */
export interface ReturnedLine {
  vendor_order_id: string
  line_item_id: string
  /** The order change that had sold it; empty for the order itself. */
  sold_by: string
  /** The order change that takes it back. */
  change_id: string
  /** How much of what was paid, without tax, goes with it. */
  base_minor: bigint
  /** How many pieces; a decimal. */
  quantity: string
  at: Date
}

interface Given {
  reverses_id: string
  base_minor: string
  amount_minor: string
  tax_minor: string
}

/**
 * Takes commission back in proportion, as lines of their own at the rate of then, in the caller's transaction; each
 * stack group's line by itself. What is no longer sold leaves the month in which it was sold. Nobody else takes back
 * from the same vendor orders until the transaction ends.
 * @throws CityosError `not_found` for a line that was never charged. @throws RangeError for more than is left of it.
 */
export async function reverseCommission(
  trx: Knex,
  returned: readonly ReturnedLine[],
): Promise<CommissionLineRow[]> {
  if (!returned.length) return []
  const orders = [...new Set(returned.map(({ vendor_order_id }) => vendor_order_id))].sort()
  for (const order of orders) {
    await trx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`commission_line ${order}`])
  }
  const charged = await readLines(trx, 'vendor_order_id = any(?) and reverses_id is null', [orders])
  const before = await returnedBefore(trx, orders)
  const rows = returned.flatMap((part) => {
    const lines = charged.filter((line) => isOf(line, part))
    if (!lines.length) throw new CityosError('not_found', `The line ${part.line_item_id} was never charged.`)
    return lines.map((line) => {
      const gone = before.get(line.id) ?? { base_minor: 0n, amount_minor: 0n, tax_minor: 0n }
      const taken = takeBack(line, gone, part.base_minor)
      before.set(line.id, add(gone, taken))
      return reversal(line, part, { taken, trace: traceOfReturn(line, line, gone, taken) })
    })
  })
  await insertLines(trx, rows)
  await addVolumes(trx, volumesOf(rows))
  return rows
}

const isOf = (line: CommissionLineRow, part: ReturnedLine) =>
  line.vendor_order_id === part.vendor_order_id &&
  line.line_item_id === part.line_item_id &&
  line.change_id === part.sold_by

type Amounts = ReturnType<typeof takeBack>

const add = (a: Amounts, b: Amounts): Amounts => ({
  base_minor: a.base_minor + b.base_minor,
  amount_minor: a.amount_minor + b.amount_minor,
  tax_minor: a.tax_minor + b.tax_minor,
})

/** What was taken back of each line, as positive amounts. */
async function returnedBefore(trx: Knex, orders: readonly string[]): Promise<Map<string, Amounts>> {
  const { rows } = await trx.raw<{ rows: Given[] }>(
    `select reverses_id, -sum(base_minor) as base_minor, -sum(amount_minor) as amount_minor, -sum(tax_minor) as tax_minor
       from commission_line where vendor_order_id = any(?) and reverses_id is not null group by 1`,
    [orders] as never,
  )
  return new Map(
    rows.map((row) => [
      row.reverses_id,
      {
        base_minor: BigInt(row.base_minor),
        amount_minor: BigInt(row.amount_minor),
        tax_minor: BigInt(row.tax_minor),
      },
    ]),
  )
}

function reversal(
  line: CommissionLineRow,
  part: ReturnedLine,
  { taken, trace }: { taken: Amounts; trace: CommissionLineRow['trace'] },
): CommissionLineRow {
  return {
    ...line,
    id: newId(ID_PREFIXES.commission_line),
    change_id: part.change_id,
    quantity: part.quantity,
    base_minor: -taken.base_minor,
    amount_minor: -taken.amount_minor,
    tax_minor: -taken.tax_minor,
    trace,
    reverses_id: line.id,
    occurred_at: part.at,
  }
}

/** Each line once, however many stack groups have charged it. */
function volumesOf(rows: readonly CommissionLineRow[]) {
  const seen = new Set<string>()
  return rows
    .filter((row) => row.kind === 'item')
    .filter(({ vendor_order_id, line_item_id, change_id, reverses_id: _, ...rest }) => {
      const key = `${vendor_order_id} ${line_item_id} ${change_id} ${rest.month}`
      return !seen.has(key) && seen.add(key)
    })
    .map(({ vendor_id, currency_code, month, base_minor }) => ({
      ...{ vendor_id, currency_code, month },
      volume_minor: base_minor,
    }))
}
