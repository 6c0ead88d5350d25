import { toMajor } from '@cityos/money'
import type { BankAccount } from './bank-account'

/** One file for the bank: from one account, in one currency. */
export interface BankFile {
  /** At most 35 characters, unique for the debtor. */
  message_id: string
  created_at: Date
  /** The day on which the bank is to execute it, `YYYY-MM-DD`. */
  execution_date: string
  debtor: BankAccount & { bic: string }
  currency_code: string
  transfers: readonly BankTransfer[]
}

export interface BankTransfer {
  /** By this the bank's reports name it. */
  payout_id: string
  amount_minor: bigint
  creditor: BankAccount
  /** What the creditor reads in its statement. */
  text: string
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'
const LONGEST_NAME = 70
const LONGEST_TEXT = 140

/** Banks take these alone in references: the EPC's Latin set, in which an underscore is not. */
export const endToEndId = (payoutId: string): string => payoutId.replace('_', '-')

/** The payout that a reference of a bank's report names. */
export const payoutIdOf = (reference: string): string => reference.trim().replace('-', '_')

/**
 * A customer credit transfer initiation, ISO 20022 pain.001.001.09, in the order of elements and within the lengths
 * that its schema says. In euros it is a transfer of SEPA; in other currencies the fees are shared.
 * @throws RangeError on a file without transfers.
 */
export function pain001(file: BankFile): string {
  if (!file.transfers.length) throw new RangeError('A file has one transfer at least.')
  const sum = file.transfers.reduce((total, { amount_minor }) => total + amount_minor, 0n)
  const counted =
    leaf('NbOfTxs', String(file.transfers.length)) + leaf('CtrlSum', toMajor(sum, file.currency_code))
  const isSepa = file.currency_code === 'eur'
  const header =
    leaf('MsgId', file.message_id) +
    leaf('CreDtTm', file.created_at.toISOString().slice(0, 19)) +
    counted +
    node('InitgPty', name(file.debtor.holder_name))
  const payment =
    leaf('PmtInfId', file.message_id) +
    leaf('PmtMtd', 'TRF') +
    leaf('BtchBookg', 'true') +
    counted +
    (isSepa ? node('PmtTpInf', node('SvcLvl', leaf('Cd', 'SEPA'))) : '') +
    node('ReqdExctnDt', leaf('Dt', file.execution_date)) +
    node('Dbtr', name(file.debtor.holder_name)) +
    node('DbtrAcct', iban(file.debtor)) +
    node('DbtrAgt', agent(file.debtor.bic)) +
    leaf('ChrgBr', isSepa ? 'SLEV' : 'SHAR') +
    file.transfers.map((transfer) => transferOf(transfer, file.currency_code)).join('')
  const body = node('CstmrCdtTrfInitn', node('GrpHdr', header) + node('PmtInf', payment))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}">${body}</Document>\n`
}

function transferOf({ payout_id, amount_minor, creditor, text }: BankTransfer, currency: string): string {
  const amount = `<InstdAmt Ccy="${currency.toUpperCase()}">${toMajor(amount_minor, currency)}</InstdAmt>`
  return node(
    'CdtTrfTxInf',
    node('PmtId', leaf('EndToEndId', endToEndId(payout_id))) +
      node('Amt', amount) +
      (creditor.bic === null ? '' : node('CdtrAgt', agent(creditor.bic))) +
      node('Cdtr', name(creditor.holder_name)) +
      node('CdtrAcct', iban(creditor)) +
      node('RmtInf', leaf('Ustrd', latin(text, LONGEST_TEXT))),
  )
}

const node = (tag: string, content: string) => `<${tag}>${content}</${tag}>`
const leaf = (tag: string, text: string) => node(tag, escape(text))
const name = (text: string) => leaf('Nm', latin(text, LONGEST_NAME))
const iban = (account: BankAccount) => node('Id', leaf('IBAN', account.iban))
const agent = (bic: string) => node('FinInstnId', leaf('BICFI', bic))

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escape = (text: string) => text.replace(/[&<>]/g, (char) => ESCAPES[char] as string)

/** The EPC's Latin set: accents fall off, what is in no alphabet of theirs becomes a full stop. Never empty. */
function latin(text: string, longest: number): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/&/g, '+')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, '.')
  return plain.trim().slice(0, longest).trim() || '.'
}
