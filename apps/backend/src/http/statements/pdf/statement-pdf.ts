import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import type { StatementLocale, VendorStatement } from '@cityos/contracts'
import { currencyExponent, toMajor } from '@cityos/money'
import type { BalancedEntry } from '../statement'
import { localDate } from '../statement-csv'
import { Sheet, type Cell } from './sheet'
import { STATEMENT_WORDS, type StatementWords } from './words'

const ROW = 13

/**
 * Writes a statement as PDF: what each account held before and after, and every entry. In Arabic it runs from right to
 * left, with the digits of Europe. Ends when the last byte is written.
 */
export async function statementPdf(
  statement: VendorStatement,
  entries: AsyncIterable<BalancedEntry>,
  { locale, to }: { locale: StatementLocale; to: Writable },
): Promise<void> {
  const words = STATEMENT_WORDS[locale]
  const sheet = new Sheet(locale === 'ar' ? 'rtl' : 'ltr', {
    ...{ title: `${words.title} ${statement.from} – ${statement.to}`, lang: locale },
    footer: (page) => `${words.page} ${page}`,
  })
  const written = finished(sheet.document.pipe(to))
  const amount = amountsOf(statement.currency_code)
  head(sheet, statement, words)
  balances(sheet, statement, { words, amount })
  await list(sheet, entries, { words, amount, zone: statement.time_zone })
  sheet.document.end()
  await written
}

type Amount = (minor: number | bigint) => string

/** "-1,234.50", in Arabic too: digits and signs as in the CSV. */
function amountsOf(currency: string): Amount {
  const digits = currencyExponent(currency)
  const format = new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return (minor) => format.format(toMajor(BigInt(minor), currency) as Intl.StringNumericLiteral)
}

function head(sheet: Sheet, statement: VendorStatement, words: StatementWords): void {
  const { vendor, from, to, currency_code, time_zone } = statement
  sheet.line([{ text: words.title, start: 0, width: sheet.width, size: 18 }], 22)
  sheet.line([], 8)
  const facts: [string, string][] = [
    [words.vendor, vendor.legal_name ? `${vendor.name} (${vendor.legal_name})` : vendor.name],
    [words.period, `${from} – ${to}`],
    [words.time_zone, time_zone],
    [words.currency, currency_code.toUpperCase()],
  ]
  for (const [name, value] of facts) {
    sheet.line([
      { text: name, start: 0, width: 110 },
      { text: value, start: 110, width: sheet.width - 110 },
    ])
  }
}

interface Words {
  words: StatementWords
  amount: Amount
}

function balances(sheet: Sheet, statement: VendorStatement, { words, amount }: Words): void {
  const row = (texts: [string, string, string, string], isPlain: boolean) =>
    sheet.line([
      { text: texts[0], start: 0, width: 155 },
      ...texts.slice(1).map((text, index) => ({
        ...{ text, start: 155 + index * 120, width: 120, align: 'right' as const, isPlain },
      })),
    ])
  sheet.line([], 8)
  row([words.account, words.opening, words.moved, words.closing], false)
  sheet.rule()
  const { opening_minor, moved_minor, closing_minor } = statement
  for (const one of [...statement.accounts, { account: null, opening_minor, moved_minor, closing_minor }]) {
    const name = one.account ? words.accounts[one.account] : words.total
    row([name, amount(one.opening_minor), amount(one.moved_minor), amount(one.closing_minor)], true)
  }
}

const COLUMNS = {
  date: { start: 0, width: 58 },
  kind: { start: 58, width: 118 },
  reference: { start: 176, width: 138 },
  account: { start: 314, width: 62 },
  amount: { start: 376, width: 68, align: 'right' },
  balance: { start: 446, width: 69, align: 'right' },
} as const satisfies Record<string, Cell>

async function list(
  sheet: Sheet,
  entries: AsyncIterable<BalancedEntry>,
  { words, amount, zone }: Words & { zone: string },
): Promise<void> {
  const size = 8
  const heading = () => {
    const names = Object.entries(COLUMNS) as [keyof typeof COLUMNS, Cell][]
    sheet.line(
      names.map(([column, cell]) => ({ ...cell, text: words[column], size })),
      ROW,
    )
    sheet.rule()
  }
  sheet.line([{ text: words.entries, start: 0, width: sheet.width, size: 12 }], 30)
  heading()
  let count = 0
  for await (const entry of entries) {
    count++
    if (sheet.turnsFor(ROW)) {
      heading()
      // Others have their turn, and the disk takes what is written.
      await setImmediate()
    }
    const plain = { isPlain: true, size }
    sheet.line(
      [
        { ...COLUMNS.date, ...plain, text: localDate(entry.posted_at, zone) },
        { ...COLUMNS.kind, size, text: words.kinds[entry.kind] },
        { ...COLUMNS.reference, ...plain, size: 6.5, text: entry.vendor_order_id ?? entry.source_id },
        { ...COLUMNS.account, size, text: words.accounts[entry.account] },
        { ...COLUMNS.amount, ...plain, text: amount(entry.amount_minor) },
        { ...COLUMNS.balance, ...plain, text: amount(entry.balance_minor) },
      ],
      ROW,
    )
  }
  if (!count) sheet.line([{ text: words.none, start: 0, width: sheet.width, size }], ROW)
}
