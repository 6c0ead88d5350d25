import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../components/field'
import { AmountRows } from '../components/amount-rows'
import { hourText } from './schedule-words'
import { AS_ABOVE, type SettingsForm } from './settings-form'

const KINDS = ['daily', 'weekly', 'biweekly', 'monthly', 'threshold', 'manual'] as const
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

interface ScheduleFieldsProps {
  form: SettingsForm
  set: (part: Partial<SettingsForm>) => void
  errorOf: (field: string) => string | undefined
  /** What nothing means here. */
  above: string
}

/** How often payouts are made, and what that has to know. */
export function ScheduleFields({ form, set, errorOf, above }: ScheduleFieldsProps) {
  const { t } = useTranslation('cityos')
  const { schedule } = form
  const byDay = ['daily', 'weekly', 'biweekly', 'monthly'].includes(schedule)
  const byWeek = schedule === 'weekly' || schedule === 'biweekly'
  return (
    <>
      <SelectField
        label={t('payouts.field.schedule')}
        choices={[
          { value: AS_ABOVE, label: above },
          ...KINDS.map((value) => ({ value, label: t(`payouts.schedule.${value}`) })),
        ]}
        value={schedule}
        onChange={(next) => set({ schedule: next })}
        error={errorOf('schedule')}
      />
      {byDay && (
        <div className="grid grid-cols-2 gap-x-2">
          {byWeek && (
            <SelectField
              label={t('payouts.field.weekday')}
              choices={numbers(1, 7).map((day) => ({
                value: String(day),
                label: t(`payouts.weekday.${day}`),
              }))}
              value={form.weekday}
              onChange={(weekday) => set({ weekday })}
            />
          )}
          {schedule === 'monthly' && (
            <SelectField
              label={t('payouts.field.day')}
              choices={numbers(1, 31).map((day) => ({ value: String(day), label: String(day) }))}
              value={form.day}
              onChange={(day) => set({ day })}
            />
          )}
          <SelectField
            label={t('payouts.field.hour')}
            choices={numbers(0, 23).map((hour) => ({ value: String(hour), label: hourText(hour) }))}
            value={form.hour}
            onChange={(hour) => set({ hour })}
          />
        </div>
      )}
      {schedule === 'biweekly' && (
        <TextField
          type="date"
          label={t('payouts.field.anchor')}
          hint={t('payouts.anchor_hint')}
          value={form.anchor}
          onChange={(anchor) => set({ anchor })}
        />
      )}
      {schedule === 'threshold' && (
        <AmountRows
          label={t('payouts.field.thresholds')}
          rows={form.thresholds}
          onChange={(thresholds) => set({ thresholds })}
        />
      )}
    </>
  )
}
