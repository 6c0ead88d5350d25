import { execFileSync } from 'node:child_process'
import { pain001, type BankFile } from './pain001'

const DE = 'DE89370400440532013000'
const file: BankFile = {
  message_id: 'pobat-01KFPAAAAAAAAAAAAAAAAAAAAA',
  created_at: new Date('2026-11-21T10:00:00.123Z'),
  execution_date: '2026-11-23',
  debtor: { holder_name: 'Müller & Söhne <GmbH>', iban: DE, bic: 'COBADEFFXXX' },
  currency_code: 'eur',
  transfers: [
    { name: 'متجر الخضار', bic: 'NCBKSAJE', iban: 'SA0380000000608010167519', amount_minor: 1n },
    { name: 'B'.repeat(200), bic: null, iban: DE, amount_minor: 9_000_000_000_000_000n },
    { name: '"\'<&>ßé€', bic: null, iban: 'NO9386011117947', amount_minor: 123_456n },
  ].map(({ name, bic, iban, amount_minor }, index) => ({
    payout_id: `pout_01KFP${String(index).padStart(21, '0')}`,
    amount_minor,
    creditor: { holder_name: name, iban, bic },
    text: name,
  })),
}

/** Python's validator with the official schema, which its package `sepaxml` (MIT) brings; nothing is where it is not. */
function validator(): string | null {
  const where =
    'import lxml.etree, sepaxml, os; print(os.path.join(os.path.dirname(sepaxml.__file__), "schemas"))'
  try {
    const schemas = execFileSync('python3', ['-c', where], { encoding: 'utf8', stdio: 'pipe' }).trim()
    return `${schemas}/pain.001.001.09.xsd`
  } catch {
    return null
  }
}

const VALIDATE = `
import sys
from lxml import etree
schema = etree.XMLSchema(etree.parse(sys.argv[1]))
schema.validate(etree.fromstring(sys.stdin.buffer.read()))
print("\\n".join(str(error) for error in schema.error_log), end="")
`
const schema = validator()
const problemsOf = (xml: string) =>
  execFileSync('python3', ['-c', VALIDATE, schema!], { input: xml, encoding: 'utf8' })

describe('a file for the bank, by the schema of ISO 20022', () => {
  const name = 'is valid in every currency that has minor units of its own'
  if (!schema) it.skip(`${name} (needs: pip install sepaxml lxml)`, () => undefined)
  else {
    it.each(['eur', 'jpy', 'kwd', 'usd'])(`${name}: %s`, (currency_code) => {
      expect(problemsOf(pain001({ ...file, currency_code }))).toBe('')
    })

    it('and the validator sees what is wrong', () => {
      const xml = pain001(file)
      expect(problemsOf(xml.replace(/<EndToEndId>/, '<EndToEndId>too-long-for-thirty-five'))).toMatch(
        /EndToEndId/,
      )
      expect(problemsOf(xml.replace('<PmtMtd>TRF</PmtMtd>', ''))).toMatch(/PmtMtd/)
    })
  }
})

describe('its rules, told another way', () => {
  it.each(['eur', 'jpy', 'kwd'])('hold in %s', (currency_code) => {
    const xml = pain001({ ...file, currency_code })
    const texts = (tag: string) =>
      [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(
        ([, text]) => text as string,
      )
    const all = (tag: string, pattern: RegExp) => {
      expect(texts(tag).length).toBeGreaterThan(0)
      for (const text of texts(tag)) expect(text).toMatch(pattern)
    }
    for (const tag of ['MsgId', 'PmtInfId', 'EndToEndId']) all(tag, /^[A-Za-z0-9/\-?:().,'+ ]{1,35}$/)
    all('Nm', /^[A-Za-z0-9/\-?:().,'+ ]{1,70}$/)
    all('Ustrd', /^[A-Za-z0-9/\-?:().,'+ ]{1,140}$/)
    all('IBAN', /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/)
    all('BICFI', /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/)
    all('NbOfTxs', /^[0-9]{1,15}$/)
    // 18 digits at most, 5 of them behind the point.
    all('InstdAmt', /^(?=[0-9.]{1,19}$)[0-9]+(\.[0-9]{1,5})?$/)
    all('CreDtTm', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
    all('Dt', /^\d{4}-\d\d-\d\d$/)
    const units = (text: string) => BigInt(text.replace('.', ''))
    const sum = texts('InstdAmt').reduce((total, text) => total + units(text), 0n)
    expect(texts('CtrlSum').map(units)).toEqual([sum, sum])
    expect(texts('NbOfTxs')).toEqual(['3', '3'])
    expect(texts('ChrgBr')).toEqual([currency_code === 'eur' ? 'SLEV' : 'SHAR'])
  })
})
