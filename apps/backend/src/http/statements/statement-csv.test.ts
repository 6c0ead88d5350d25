import fc from 'fast-check'
import type { VendorStatement } from '@cityos/contracts'
import { toMajor } from '@cityos/money'
import type { BalancedEntry } from './statement'
import { statementCsv } from './statement-csv'

const AT = new Date('2026-03-31T21:30:00Z')

function statementOf(amounts: readonly bigint[], over: Partial<BalancedEntry> = {}, currency = 'eur') {
  const opening = 500n
  let balance = opening
  const entries = amounts.map((amount_minor, position): BalancedEntry => {
    balance += amount_minor
    return {
      ...{ posted_at: AT, occurred_at: AT, transaction_id: `ltx_${position}`, position, kind: 'adjustment' },
      ...{ source_type: 'adjustment', source_id: 'x', vendor_order_id: null, account: 'available' },
      ...{ amount_minor, balance_minor: balance, reason: null, ...over },
    }
  })
  const statement: VendorStatement = {
    ...{ vendor: { id: 'ven_1', name: 'Grocers', legal_name: null }, currency_code: currency },
    ...{ from: '2026-03-01', to: '2026-03-31', time_zone: 'Asia/Riyadh', accounts: [], kinds: [] },
    ...{ opening_minor: Number(opening), moved_minor: Number(balance - opening) },
    ...{ closing_minor: Number(balance), entry_count: entries.length },
  }
  return { statement, entries }
}

async function linesOf({ statement, entries }: ReturnType<typeof statementOf>): Promise<string[]> {
  const each = async function* () {
    yield* await Promise.resolve(entries)
  }
  let text = ''
  for await (const part of statementCsv(statement, each())) text += part
  return text.trimEnd().split('\r\n')
}

it('opens, lists every entry by the tenant’s day, and closes', async () => {
  const lines = await linesOf(statementOf([-125n, 25n]))
  expect(lines).toEqual([
    'line,date,posted_at,occurred_at,transaction_id,kind,source_type,source_id,vendor_order_id,account,currency_code,amount_minor,amount,balance_minor,balance,reason',
    'opening,2026-03-01,,,,,,,,,eur,,,500,5.00,',
    // Half past midnight in Riyadh.
    'entry,2026-04-01,2026-03-31T21:30:00.000Z,2026-03-31T21:30:00.000Z,ltx_0,adjustment,adjustment,x,,available,eur,-125,-1.25,375,3.75,',
    'entry,2026-04-01,2026-03-31T21:30:00.000Z,2026-03-31T21:30:00.000Z,ltx_1,adjustment,adjustment,x,,available,eur,25,0.25,400,4.00,',
    'closing,2026-03-31,,,,,,,,,eur,,,400,4.00,',
  ])
})

it('no text of a person’s is a formula, and no number becomes a text', async () => {
  const text = '=HYPERLINK("http://evil.example","refund")'
  const [, , line] = await linesOf(statementOf([-1n], { reason: text, source_id: '@SUM(A1)' }))
  expect(line).toContain(`"'=HYPERLINK(""http://evil.example"",""refund"")"`)
  expect(line).toContain(`,'@SUM(A1),`)
  expect(line).toContain(',-1,-0.01,499,4.99,')
})

it('the amounts sum to what moved, and the last balance is the closing, in every currency', async () => {
  const amounts = fc.array(fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n }), {
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(amounts, fc.constantFrom('eur', 'jpy', 'kwd'), async (minors, currency) => {
      const of = statementOf(minors, {}, currency)
      const rows = (await linesOf(of)).slice(1).map((line) => line.split(','))
      const sum = rows.reduce((total, row) => total + BigInt(row[11] || 0), 0n)
      expect(sum).toBe(BigInt(of.statement.moved_minor))
      expect(rows.at(-1)?.[13]).toBe(String(of.statement.closing_minor))
      const minor = (text: string) => text.replace('.', '').replace(/^(-?)0+(?=\d)/, '$1')
      for (const row of rows.slice(1, -1)) expect(BigInt(minor(row[12]!))).toBe(BigInt(row[11]!))
      expect(rows.at(-2)?.[14]).toBe(toMajor(BigInt(of.statement.closing_minor), currency))
    }),
  )
})
