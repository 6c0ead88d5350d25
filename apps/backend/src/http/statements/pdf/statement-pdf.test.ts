import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { VendorStatement } from '@cityos/contracts'
import type { BalancedEntry } from '../statement'
import { Sheet } from './sheet'
import { statementPdf } from './statement-pdf'
import { visualWords } from './visual-words'
import { STATEMENT_WORDS, type StatementWords } from './words'

const AT = new Date('2026-03-10T12:00:00Z')
const shown = (text: string, base: 'ltr' | 'rtl') =>
  visualWords(text, base)
    .filter(({ isBlank }) => !isBlank)
    .map((word) => word.text)

const { document } = new Sheet('ltr', { title: '', lang: 'en', footer: () => '' })

/** What a font makes of a text: the numbers of its glyphs, 0 for one that it does not have. */
function glyphsOf(text: string, font: 'latin' | 'arabic'): number[] {
  const { _font } = document.font(font) as unknown as {
    _font: { font: { layout(text: string): { glyphs: { id: number }[] } } }
  }
  return _font.font.layout(text).glyphs.map(({ id }) => id)
}

function textsOf({ accounts, kinds, ...rest }: StatementWords): string[] {
  return [accounts, kinds, rest].flatMap((texts) => Object.values(texts) as string[])
}

async function pdfOf(locale: 'en' | 'ar', count: number): Promise<Buffer> {
  const statement: VendorStatement = {
    ...{
      vendor: { id: 'ven_1', name: 'بقالة Green', legal_name: 'Green Grocers (GmbH)' },
      currency_code: 'kwd',
    },
    ...{ from: '2026-03-01', to: '2026-03-31', time_zone: 'Asia/Riyadh', kinds: [] },
    ...{ opening_minor: 0, moved_minor: count, closing_minor: count, entry_count: count },
    accounts: [{ account: 'available', opening_minor: 0, moved_minor: count, closing_minor: count }],
  }
  const entries = async function* (): AsyncIterable<BalancedEntry> {
    for (let position = 0; position < count; position++) {
      yield await Promise.resolve({
        ...{
          posted_at: AT,
          occurred_at: AT,
          transaction_id: `ltx_${position}`,
          position,
          kind: 'payout_created',
        },
        ...{ source_type: 'payout', source_id: 'pout_01KFXGQ3V0000000000000000', vendor_order_id: null },
        ...{ account: 'in_transit', amount_minor: 1n, balance_minor: BigInt(position + 1), reason: null },
      } satisfies BalancedEntry)
    }
  }
  const to = new PassThrough()
  const [bytes] = await Promise.all([buffer(to), statementPdf(statement, entries(), { locale, to })])
  return bytes
}

describe('a line of Arabic', () => {
  it('begins on the right', () => {
    expect(shown('كشف حساب', 'rtl')).toEqual(['حساب', 'كشف'])
    expect(shown('Statement of account', 'ltr')).toEqual(['Statement', 'of', 'account'])
  })

  it('keeps the order of Latin names and numbers in it', () => {
    expect(shown('البائع Green Grocers 12', 'rtl')).toEqual(['Green', 'Grocers', '12', 'البائع'])
    expect(shown('من بقالة إلى Green', 'ltr')).toEqual(['إلى', 'بقالة', 'من', 'Green'])
  })

  it('has its brackets the other way round', () => {
    const [bracketed] = shown('البائع (بقالة)', 'rtl')
    expect([...(bracketed as string)].filter((char) => '()'.includes(char))).toEqual([')', '('])
  })

  it('has its letters joined', () => {
    const alone = [...'بيت'].flatMap((letter) => glyphsOf(letter, 'arabic'))
    // Dots are glyphs of their own, the same on every form of a letter.
    expect(glyphsOf('بيت', 'arabic').filter((glyph) => !alone.includes(glyph))).toHaveLength(3)
  })
})

it('every word is there in two languages, and in the fonts', () => {
  const [en, ar] = [textsOf(STATEMENT_WORDS.en), textsOf(STATEMENT_WORDS.ar)]
  expect(en.filter((text, index) => text === ar[index])).toEqual([])
  for (const text of ar) expect([text, glyphsOf(text, 'arabic').includes(0)]).toEqual([text, false])
  for (const text of [...en, 'Ωμέγα Žluťoučký Їжак – …']) expect(glyphsOf(text, 'latin')).not.toContain(0)
})

it.each(['en', 'ar'] as const)('is a PDF with its fonts, as long as it has to be (%s)', async (locale) => {
  const [short, long] = [await pdfOf(locale, 1), await pdfOf(locale, 200)]
  for (const pdf of [short, long]) {
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.subarray(-6).toString()).toContain('%%EOF')
    expect(pdf.toString('latin1').match(/\/FontFile2/g)?.length).toBe(2)
  }
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length
  expect(pages(short)).toBe(1)
  expect(pages(long)).toBe(4)
})
