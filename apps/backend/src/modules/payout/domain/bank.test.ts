import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { assertBankAccount, isBic, isIban, maskedIban } from './bank-account'
import { pain001, type BankFile } from './pain001'

const DE = 'DE89370400440532013000'

describe('an account', () => {
  it.each([
    DE,
    'GB82WEST12345698765432',
    'SA0380000000608010167519',
    'NO9386011117947',
    'FR1420041010050500013M02606',
  ])('%s is one', (iban) => expect(isIban(iban)).toBe(true))

  it('no wrong digit and no two that changed places go unseen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 21 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(DE[place]) + by) % 10
        expect(isIban(DE.slice(0, place) + digit + DE.slice(place + 1))).toBe(false)
      }),
    )
    expect(isIban('DE89370400440532010300')).toBe(false)
  })

  it.each(['', 'DE8937040044053201300', `${DE}0`, 'XX89370400440532013000', DE.toLowerCase()])(
    '%j is none',
    (text) => expect(isIban(text)).toBe(false),
  )

  it('is shown without most of its digits', () => {
    expect(maskedIban(DE)).toBe('DE** **** 3000')
    expect([isBic('COBADEFFXXX'), isBic('COBADEFF'), isBic('COBADEF')]).toEqual([true, true, false])
    expect(() => assertBankAccount({ iban: DE, bic: 'x' })).toThrow(/bic/)
    expect(() => assertBankAccount({ iban: 'x', bic: null })).toThrow(/iban/)
  })
})

const file: BankFile = {
  message_id: 'pobat-01K',
  created_at: new Date('2026-11-21T10:00:00.123Z'),
  execution_date: '2026-11-23',
  debtor: { holder_name: 'Müller & Söhne <GmbH>', iban: DE, bic: 'COBADEFFXXX' },
  currency_code: 'eur',
  transfers: [
    {
      payout_id: 'pout_01KA',
      amount_minor: 1_234n,
      creditor: { holder_name: 'متجر الخضار', iban: 'SA0380000000608010167519', bic: 'NCBKSAJE' },
      text: 'Payout "1"',
    },
    {
      payout_id: 'pout_01KB',
      amount_minor: 5n,
      creditor: { holder_name: 'B', iban: DE, bic: null },
      text: 'x'.repeat(200),
    },
  ],
}

describe('a file for the bank', () => {
  it('is as pain.001.001.09 says, in the bank’s letters', () => {
    expect(pain001(file)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>' +
        '<GrpHdr><MsgId>pobat-01K</MsgId><CreDtTm>2026-11-21T10:00:00</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>12.39</CtrlSum>' +
        '<InitgPty><Nm>Muller + Sohne .GmbH.</Nm></InitgPty></GrpHdr>' +
        '<PmtInf><PmtInfId>pobat-01K</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg><NbOfTxs>2</NbOfTxs>' +
        '<CtrlSum>12.39</CtrlSum><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt><Dt>2026-11-23</Dt></ReqdExctnDt>' +
        '<Dbtr><Nm>Muller + Sohne .GmbH.</Nm></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>' +
        '<DbtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>' +
        '<CdtTrfTxInf><PmtId><EndToEndId>pout-01KA</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">12.34</InstdAmt></Amt>' +
        '<CdtrAgt><FinInstnId><BICFI>NCBKSAJE</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>.... ......</Nm></Cdtr>' +
        '<CdtrAcct><Id><IBAN>SA0380000000608010167519</IBAN></Id></CdtrAcct><RmtInf><Ustrd>Payout .1.</Ustrd></RmtInf></CdtTrfTxInf>' +
        '<CdtTrfTxInf><PmtId><EndToEndId>pout-01KB</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">0.05</InstdAmt></Amt>' +
        '<Cdtr><Nm>B</Nm></Cdtr><CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct>' +
        `<RmtInf><Ustrd>${'x'.repeat(140)}</Ustrd></RmtInf></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>\n`,
    )
  })

  it('is well-formed within all lengths, whatever people are called, and its sum is that of its transfers', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 200 })
    fc.assert(
      fc.property(
        anything,
        fc.array(fc.record({ name: anything, amount: fc.bigInt({ min: 1n, max: 9_000_000_000_000n }) }), {
          minLength: 1,
        }),
        fc.constantFrom('eur', 'jpy', 'kwd'),
        (holder_name, transfers, currency_code) => {
          const xml = pain001({
            ...file,
            currency_code,
            debtor: { ...file.debtor, holder_name },
            transfers: transfers.map(({ name, amount }, index) => ({
              payout_id: `pout_${index}`,
              amount_minor: amount,
              creditor: { holder_name: name, iban: DE, bic: null },
              text: name,
            })),
          })
          expect(XMLValidator.validate(xml)).toBe(true)
          const names = [...xml.matchAll(/<Nm>(.*?)<\/Nm>/gs)].map(([, text]) => text as string)
          expect(names.every((text) => text.length > 0 && text.length <= 70)).toBe(true)
          const parsed = new XMLParser({ parseTagValue: false }).parse(xml)
          const { GrpHdr } = parsed.Document.CstmrCdtTrfInitn as {
            GrpHdr: { CtrlSum: string; NbOfTxs: string }
          }
          expect(Number(GrpHdr.NbOfTxs)).toBe(transfers.length)
          const sum = transfers.reduce((all, { amount }) => all + amount, 0n)
          expect(BigInt(GrpHdr.CtrlSum.replace('.', ''))).toBe(sum)
        },
      ),
    )
  })

  it('holds one transfer at least', () => {
    expect(() => pain001({ ...file, transfers: [] })).toThrow(RangeError)
  })
})
