import { useTranslation } from 'react-i18next'
import type { PayoutSchedule } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

/** When payouts are made, in a sentence. */
export function ScheduleWords({ schedule }: { schedule: PayoutSchedule }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const amounts =
    schedule.kind === 'threshold'
      ? Object.entries(schedule.amounts).map(([currency, minor]) => format.money(minor, currency))
      : []
  return (
    <>
      {t(`payouts.schedule_words.${schedule.kind}`, {
        hour: 'hour' in schedule ? hourText(schedule.hour) : '',
        weekday: 'weekday' in schedule ? t(`payouts.weekday.${schedule.weekday}`) : '',
        day: schedule.kind === 'monthly' ? format.number(schedule.day) : '',
        amounts: amounts.join(', '),
      })}
    </>
  )
}

/** `03:00` of 3. */
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
