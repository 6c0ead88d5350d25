import { ArrowDownTray } from '@medusajs/icons'
import { Button, toast } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../components/field'
import { Section } from '../components/section'
import { withQuery } from '../lib/api'
import { asApiError } from '../lib/api-error'
import { download } from '../lib/download'
import { browserNow } from '../lib/now'
import { useCurrencies } from '../lib/use-currencies'
import { useMay } from '../lib/use-may'

const FORMS = ['csv', 'pdf'] as const
type Form = (typeof FORMS)[number]

/** The first and the last day of the month before this one. */
function lastMonth(): { from: string; to: string } {
  const now = browserNow()
  const day = (month: number, date: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), month, date)).toISOString().slice(0, 10)
  return { from: day(now.getUTCMonth() - 1, 1), to: day(now.getUTCMonth(), 0) }
}

/** What a vendor's accounts held and what moved, of a period, as a file. */
export function StatementSection({ vendorId }: { vendorId: string }) {
  const { t, i18n } = useTranslation('cityos')
  const may = useMay('ledger:export')
  const currencies = useCurrencies()
  const [period, setPeriod] = useState(lastMonth)
  const [chosen, setChosen] = useState<string>()
  const [busy, setBusy] = useState<Form>()
  const currency_code = chosen ?? currencies[0]?.value
  if (!may || !currency_code) return null
  const save = async (form: Form) => {
    setBusy(form)
    const locale = i18n.language.startsWith('ar') ? 'ar' : 'en'
    const query = { ...period, currency_code, ...(form === 'pdf' ? { locale } : {}) }
    try {
      const name = `statement-${currency_code}-${period.from}-${period.to}.${form}`
      await download(withQuery(`/admin/vendors/${vendorId}/statement/${form}`, query), name)
    } catch (error) {
      toast.error(asApiError(error).message)
    } finally {
      setBusy(undefined)
    }
  }
  const set = (part: Partial<typeof period>) => setPeriod((now) => ({ ...now, ...part }))
  return (
    <Section
      title={t('vendors.statement.title')}
      subtitle={t('vendors.statement.hint')}
      actions={FORMS.map((form) => (
        <Button
          key={form}
          size="small"
          variant="secondary"
          isLoading={busy === form}
          onClick={() => void save(form)}
        >
          <ArrowDownTray />
          {t(`vendors.statement.${form}`)}
        </Button>
      ))}
    >
      <div className="grid grid-cols-1 gap-4 px-6 py-4 sm:grid-cols-3">
        <TextField
          type="date"
          label={t('vendors.statement.from')}
          value={period.from}
          onChange={(from) => set({ from })}
        />
        <TextField
          type="date"
          label={t('vendors.statement.to')}
          value={period.to}
          onChange={(to) => set({ to })}
        />
        <SelectField
          label={t('vendors.statement.currency')}
          choices={currencies}
          value={currency_code}
          onChange={setChosen}
        />
      </div>
    </Section>
  )
}
