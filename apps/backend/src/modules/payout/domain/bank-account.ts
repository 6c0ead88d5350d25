import { CityosError } from '@cityos/contracts'

/** A bank account as files and forms name it: without blanks, in capitals. */
export interface BankAccount {
  holder_name: string
  iban: string
  bic: string | null
}

/** How long an IBAN of each country is: the registry of SWIFT, release 99. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** ISO 9362: bank, country, place, and for a branch three more. */
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/

/** Whether the length is that of its country and the check digits are right (ISO 13616, mod 97). */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) || LENGTHS[text.slice(0, 2)] !== text.length) return false
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  return BigInt(digits) % 97n === 1n
}

export const isBic = (text: string): boolean => BIC.test(text)

/** @throws CityosError `bank_account_invalid` saying which part is wrong. */
export function assertBankAccount({ iban, bic }: Pick<BankAccount, 'iban' | 'bic'>): void {
  if (!isIban(iban))
    throw new CityosError('bank_account_invalid', 'iban: its length or its check digits are wrong.')
  if (bic !== null && !isBic(bic)) {
    throw new CityosError('bank_account_invalid', 'bic: has eight or eleven letters and digits.')
  }
}

/** As people may see it: the country and the last four. */
export function maskedIban(iban: string): string {
  return `${iban.slice(0, 2)}** **** ${iban.slice(-4)}`
}
