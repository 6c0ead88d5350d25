import { parseCamt, parseCsv } from './bank-report'

const camt = (entries: string, kind = 'BkToCstmrStmt', part = 'Stmt') =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><${kind}><${part}>${entries}</${part}></${kind}></Document>`
const entry = (direction: string, reference: string, rest = '', status = '<Sts><Cd>BOOK</Cd></Sts>') =>
  `<Ntry><Amt Ccy="EUR">12.34</Amt><CdtDbtInd>${direction}</CdtDbtInd>${status}<NtryDtls><TxDtls><Refs><EndToEndId>${reference}</EndToEndId></Refs>${rest}</TxDtls></NtryDtls></Ntry>`

describe('a bank’s report', () => {
  it('tells what was booked and what came back', () => {
    const text = camt(
      entry('DBIT', 'pout-1') +
        entry('CRDT', 'pout-2') +
        entry('DBIT', 'NOTPROVIDED') +
        '<Ntry><Amt Ccy="EUR">1.00</Amt></Ntry>',
    )
    expect(parseCamt(text)).toEqual([
      {
        payout_id: 'pout_1',
        reference: 'pout-1',
        amount_minor: 1_234n,
        currency_code: 'eur',
        status: 'paid',
      },
      {
        payout_id: 'pout_2',
        reference: 'pout-2',
        amount_minor: 1_234n,
        currency_code: 'eur',
        status: 'returned',
      },
    ])
  })

  it('takes each transfer of a batch with its own amount, and leaves what is pending alone', () => {
    const batch = `<Ntry><Amt Ccy="EUR">3.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><NtryDtls>${[
      '1',
      '2',
    ]
      .map(
        (n) => `<TxDtls><Refs><EndToEndId>pout-${n}</EndToEndId></Refs><Amt Ccy="EUR">${n}.00</Amt></TxDtls>`,
      )
      .join('')}</NtryDtls></Ntry>`
    const pending = entry('DBIT', 'pout-3', '', '<Sts><Cd>PDNG</Cd></Sts>')
    const lines = parseCamt(camt(batch + pending, 'BkToCstmrDbtCdtNtfctn', 'Ntfctn'))
    expect(lines.map(({ payout_id, amount_minor }) => [payout_id, amount_minor])).toEqual([
      ['pout_1', 100n],
      ['pout_2', 200n],
    ])
  })

  it.each([
    ['no XML', 'hello'],
    ['another message', '<Document><Other/></Document>'],
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><Document/>'],
    ['an amount with letters', camt(entry('DBIT', 'pout-1').replace('12.34', 'twelve'))],
  ])('%s is refused', (_what, text) => {
    expect(() => parseCamt(text)).toThrow(expect.objectContaining({ code: 'bank_report_invalid' }))
  })

  it('may be a table', () => {
    expect(parseCsv('\uFEFFStatus;Reference;Amount;Currency\r\npaid;"pout-1";12.34;EUR\r\n\r\n')).toEqual([
      {
        payout_id: 'pout_1',
        reference: 'pout-1',
        amount_minor: 1_234n,
        currency_code: 'eur',
        status: 'paid',
      },
    ])
    for (const text of [
      'a,b\n1,2',
      'reference,amount,currency,status\nx,1,eur,lost',
      'reference,amount,currency,status\nx,,eur,paid',
    ]) {
      expect(() => parseCsv(text)).toThrow(expect.objectContaining({ code: 'bank_report_invalid' }))
    }
  })
})
