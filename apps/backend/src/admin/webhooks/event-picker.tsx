import { Checkbox, Hint, Label, Text } from '@medusajs/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isHeld, NOUNS, toggled, VERBS } from './events'

interface EventPickerProps {
  value: readonly string[]
  onChange: (events: string[]) => void
  error?: string | undefined
}

/** What an endpoint is told: everything, all of a noun, or single events. */
export function EventPicker({ value, onChange, error }: EventPickerProps) {
  const { t } = useTranslation('cityos')
  const id = useId()
  const box = (wish: string, label: string, ofMore = false) => (
    <div className="flex items-center gap-x-2">
      <Checkbox
        id={`${id}-${wish}`}
        checked={isHeld(value, wish)}
        onCheckedChange={() => onChange(toggled(value, wish))}
      />
      <Label htmlFor={`${id}-${wish}`} size="small" weight={ofMore ? 'plus' : 'regular'}>
        {label}
      </Label>
    </div>
  )
  return (
    <fieldset className="flex flex-col gap-y-3" aria-describedby={error ? `${id}-error` : undefined}>
      <Text as="span" size="small" weight="plus">
        {t('webhooks.events')}
      </Text>
      {box('*', t('webhooks.everything'), true)}
      {NOUNS.map((noun) => (
        <div key={noun} className="flex flex-col gap-y-2 border-t pt-3">
          {box(`${noun}.*`, t(`webhooks.noun.${noun}`), true)}
          <div className="flex flex-wrap gap-x-5 gap-y-2 ps-7">
            {VERBS.map((verb) => (
              <div key={verb}>{box(`${noun}.${verb}`, t(`webhooks.happened.${verb}`))}</div>
            ))}
          </div>
        </div>
      ))}
      {error && (
        <Hint id={`${id}-error`} variant="error" role="alert">
          {error}
        </Hint>
      )}
    </fieldset>
  )
}
