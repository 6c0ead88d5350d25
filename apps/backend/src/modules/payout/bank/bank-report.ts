import { XMLParser } from 'fast-xml-parser'
import { CityosError } from '@cityos/contracts'
import { MoneyError, toMinor } from '@cityos/money'
import { payoutIdOf } from '../domain/pain001'

/** One line of what a bank says: a transfer that was booked, or one that came back. */
export interface BankLine {
  payout_id: string
  reference: string
  amount_minor: bigint
  currency_code: string
  status: 'paid' | 'returned'
}

type Xml = Record<string, unknown>

const invalid = (why: string) => new CityosError('bank_report_invalid', `The report cannot be read: ${why}`)

/**
 * The transfers of a camt.053 or camt.054, of any version: debits that were booked have arrived, credits are returns.
 * Entries that name no reference of a transfer are the bank's other business.
 * @throws CityosError `bank_report_invalid`.
 */
export function parseCamt(text: string): BankLine[] {
  // No bank writes one; entities in it grow a small file into a large one.
  if (/<!DOCTYPE/i.test(text)) throw invalid('it holds a DOCTYPE.')
  const document = read(text)['Document'] as Xml | undefined
  const message = document?.['BkToCstmrStmt'] ?? document?.['BkToCstmrDbtCdtNtfctn']
  if (typeof message !== 'object' || message === null) throw invalid('it is neither camt.053 nor camt.054.')
  const parts = [...list(message as Xml, 'Stmt'), ...list(message as Xml, 'Ntfctn')]
  return parts.flatMap((part) => list(part, 'Ntry')).flatMap(linesOf)
}

function read(text: string): Xml {
  const parser = new XMLParser({
    ...{ ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true },
    ...{ parseTagValue: false, parseAttributeValue: false, processEntities: false },
  })
  try {
    return parser.parse(text, true) as Xml
  } catch (error) {
    throw invalid((error as Error).message)
  }
}

function linesOf(entry: Xml): BankLine[] {
  const status = entry['Sts']
  const code = typeof status === 'object' ? (status as Xml)['Cd'] : status
  if (code !== undefined && code !== 'BOOK') return []
  return list(entry, 'NtryDtls')
    .flatMap((details) => list(details, 'TxDtls'))
    .flatMap((details): BankLine[] => {
      const [refs] = list(details, 'Refs')
      const reference = refs?.['EndToEndId']
      if (typeof reference !== 'string' || reference === 'NOTPROVIDED') return []
      const amount = (details['Amt'] ?? entry['Amt']) as Xml | undefined
      const direction = details['CdtDbtInd'] ?? entry['CdtDbtInd']
      const isReturn = direction === 'CRDT' || details['RtrInf'] !== undefined
      return [line(reference, amount?.['#text'], amount?.['@Ccy'], isReturn ? 'returned' : 'paid')]
    })
}

function list(node: Xml, tag: string): Xml[] {
  const value = node[tag]
  if (value === undefined || value === '') return []
  return (Array.isArray(value) ? value : [value]) as Xml[]
}

const COLUMNS = ['reference', 'amount', 'currency', 'status'] as const

/**
 * Lines of CSV under the heading `reference,amount,currency,status`, in any order; the status is `paid` or `returned`,
 * the amount in major units with a point. @throws CityosError `bank_report_invalid` naming the line.
 */
export function parseCsv(text: string): BankLine[] {
  const [heading = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = cells(heading).map((name) => name.trim().toLowerCase())
  const places = COLUMNS.map((column) => names.indexOf(column))
  if (places.includes(-1)) throw invalid(`its first line has to name ${COLUMNS.join(', ')}.`)
  return rows.flatMap((row, index): BankLine[] => {
    if (!row.trim()) return []
    const values = cells(row)
    const [reference, amount, currency, status] = places.map((place) => values[place]?.trim() ?? '')
    if (status !== 'paid' && status !== 'returned')
      throw invalid(`line ${index + 2} is neither paid nor returned.`)
    return [line(reference ?? '', amount, currency, status)]
  })
}

/** Commas or semicolons between, quotes around what holds them. */
function cells(row: string): string[] {
  const separator = row.includes(';') ? ';' : ','
  const pattern = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}]*))`, 'g')
  return [...row.matchAll(pattern)].map(([, quoted, plain]) => quoted?.replace(/""/g, '"') ?? plain ?? '')
}

function line(reference: string, amount: unknown, currency: unknown, status: BankLine['status']): BankLine {
  if (typeof amount !== 'string' || typeof currency !== 'string') throw invalid(`${reference} has no amount.`)
  const currency_code = currency.toLowerCase()
  try {
    const amount_minor = toMinor(amount, currency_code)
    return { payout_id: payoutIdOf(reference), reference, amount_minor, currency_code, status }
  } catch (error) {
    if (error instanceof MoneyError) throw invalid(`${reference}: ${error.message}`)
    throw error
  }
}
