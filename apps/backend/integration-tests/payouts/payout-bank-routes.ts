import type { ImportedBankReport, PayoutAccount, PayoutBatches, WholePayout } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import { invite, outcome } from '../vendors/world'
import type { PayoutDesk } from './payout-desk'

const DE = 'DE89370400440532013000'

/** Payouts that leave in files for a bank, whose reports say what became of them. */
export function bankPayoutTests({
  at,
  admin,
  inside,
  make,
  act,
  read,
  available,
  vendors,
}: PayoutDesk): void {
  describe('by bank', () => {
    const account = { method: 'bank_transfer', holder_name: 'Bäckerei Müller', iban: DE }
    const save = (body: object, client = vendors.bakers.owner) =>
      client.post<{ payout_accounts: PayoutAccount[] }>('/vendor/payout-account', body)
    const batches = async () =>
      expectOk(await admin().get<PayoutBatches>('/admin/payout-batches')).payout_batches
    const take = (id: string, client = admin()) => client.post(`/admin/payout-batches/${id}/file`)
    const report = (content: string, format = 'csv') =>
      admin().post<{ report: ImportedBankReport }>('/admin/payout-imports', { format, content })
    const said = async (content: string, format?: string) => expectOk(await report(content, format)).report
    const csv = (...lines: string[]) => ['reference,amount,currency,status', ...lines].join('\n')
    const named = (id: string) => id.replace('_', '-')

    it('an account is the owner’s to say, and shown masked to everybody', async () => {
      expect(outcome(await save({ ...account, iban: 'DE89370400440532010300' }))).toBe(
        '400 bank_account_invalid',
      )
      const { payout_accounts: saved } = expectOk(await save(account))
      expect(saved).toMatchObject([{ method: 'bank_transfer', status: 'enabled', masked: 'DE** **** 3000' }])
      const read = await admin().get(`/admin/payout-accounts/${vendors.bakers.id}`)
      expect(expectOk(read)).toEqual({ payout_accounts: saved })
      expect(read.text).not.toContain(DE)
      await invite(vendors.bakers.owner, '/vendor/members', 'manager@bakers.example', 'manager')
      const manager = at().person(at().acme, 'manager@bakers.example')
      expect(outcome(await save(account, manager))).toBe('403 forbidden')
      expectOk(await manager.get('/vendor/payout-account'))
      const urls = { return_url: 'https://portal.example/a', refresh_url: 'https://portal.example/b' }
      const onboarding = await vendors.bakers.owner.post('/vendor/payout-account/onboarding', urls)
      expect(outcome(onboarding)).toBe('409 payout_account_missing')
    })

    it('payouts go into a file, which is taken, and the bank’s report says what became of each', async () => {
      expectOk(
        await admin().post('/admin/payout-providers', {
          ...{ method: 'bank_transfer', holder_name: 'Acme GmbH', iban: DE, bic: 'COBADEFFXXX' },
        }),
      )
      await save({ ...account, holder_name: 'Winery' }, vendors.winery.owner)
      for (const { id } of [vendors.bakers, vendors.winery]) {
        expectOk(await admin().post(`/admin/payout-settings/${id}`, { method: 'bank_transfer' }))
      }
      const [bread, wine] = [await make(vendors.bakers, 12_345), await make(vendors.winery, 501)]
      await inside('execute')
      const [batch, ...more] = await batches()
      const [first, second] = [await read(bread), await read(wine)]
      expect(more).toEqual([])
      expect(batch).toMatchObject({
        ...{ currency_code: 'eur', payout_count: 2, downloaded_at: null },
        amount_minor: first.amount_minor + second.amount_minor,
      })
      expect(first).toMatchObject({
        status: 'in_transit',
        batch_id: batch!.id,
        destination: 'DE** **** 3000',
      })

      expect(outcome(await take(batch!.id, at().globex.admin))).toBe('404 not_found')
      const file = await take(batch!.id)
      expect([file.status, file.headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8'])
      expect(file.headers['content-disposition']).toBe(`attachment; filename="${batch!.message_id}.xml"`)
      for (const id of [bread, wine]) expect(file.text).toContain(`<EndToEndId>${named(id)}</EndToEndId>`)
      expect(file.text).toContain(`<IBAN>${DE}</IBAN>`)
      expect((await batches())[0]!.downloaded_at).not.toBeNull()

      const amount = (payout: WholePayout) => (payout.amount_minor / 100).toFixed(2)
      const lines = [
        `${named(bread)},${amount(first)},EUR,paid`,
        `${named(wine)},${amount(second)},EUR,returned`,
        `${named(bread)},1.00,EUR,paid`,
        'pout-nobodys,5.00,EUR,paid',
      ]
      expect(await said(csv(...lines))).toMatchObject({
        ...{ confirmed: [bread], returned: [wine], known: [] },
        unmatched: [{ reference: named(bread) }, { reference: 'pout-nobodys' }],
      })
      expect([(await read(bread)).status, (await read(wine)).status]).toEqual(['paid', 'failed'])
      expect(await available(vendors.winery)).toBe(second.amount_minor)
      expect(await said(csv(lines[0]!))).toMatchObject({ confirmed: [], known: [bread] })
      // What comes back later was paid for a while.
      const camt = `<Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><Amt Ccy="EUR">${amount(first)}</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls><Refs><EndToEndId>${named(bread)}</EndToEndId></Refs>
        </TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`
      expect(await said(camt, 'camt')).toMatchObject({ returned: [bread] })
      expect((await read(bread)).status).toBe('returned')
      for (const [text, format] of [
        ['x', 'csv'],
        ['<x/>', 'camt'],
        [`<!DOCTYPE x>${camt}`, 'camt'],
      ] as const) {
        expect(outcome(await report(text, format))).toBe('400 bank_report_invalid')
      }
    })

    it('people confirm single ones by hand, and take back what came back', async () => {
      const id = await make(vendors.bakers, 900)
      await inside('execute')
      expect(outcome(await act(id, 'mark-paid', {}))).toBe('400 validation_failed')
      expect(expectOk(await act(id, 'mark-paid', { reference: 'Statement 7' })).payout).toMatchObject({
        ...{ status: 'paid', provider_reference: 'Statement 7' },
      })
      expect(outcome(await act(id, 'mark-paid', { reference: 'again' }))).toBe('409 illegal_transition')
      expect(expectOk(await act(id, 'take-back', { note: 'Closed.' })).payout.status).toBe('returned')
      expect(outcome(await act(id, 'take-back', { note: 'again' }))).toBe('409 illegal_transition')
    })
  })
}
