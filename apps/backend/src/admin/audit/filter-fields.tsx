import { Input, Select } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type Choice } from '../components/field'

interface FilterProps {
  label: string
  value: string
  onChange: (value: string) => void
}

const ANY = 'any'

/** One of several, or all. */
export function ChoiceFilter({ label, value, onChange, choices }: FilterProps & { choices: Choice[] }) {
  const { t } = useTranslation('cityos')
  // What the address names stays chosen, also when nobody offers it.
  const known = !value || choices.some((choice) => choice.value === value)
  const offered = known ? choices : [...choices, { value, label: value }]
  return (
    <Field label={label}>
      {(id) => (
        <Select
          size="small"
          value={value || ANY}
          onValueChange={(next) => onChange(next === ANY ? '' : next)}
        >
          <Select.Trigger id={id}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            <Select.Item value={ANY}>{t('audit.any')}</Select.Item>
            {offered.map((choice) => (
              <Select.Item key={choice.value} value={choice.value}>
                {choice.label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}

/** A text that counts once it is complete: with Enter, or on leaving the field. */
export function TextFilter({ label, value, onChange }: FilterProps) {
  const [text, setText] = useState(value)
  const done = () => text.trim() !== value && onChange(text.trim())
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          size="small"
          dir="ltr"
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          onBlur={done}
          onKeyDown={(event) => event.key === 'Enter' && done()}
        />
      )}
    </Field>
  )
}

/** A moment in the time of whoever chooses it. */
export function MomentFilter({ label, value, onChange }: FilterProps) {
  const [text, setText] = useState(localOf(value))
  const done = () => {
    const moment = new Date(text)
    const next = Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
    if (next !== value) onChange(next)
  }
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          size="small"
          type="datetime-local"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={done}
          onKeyDown={(event) => event.key === 'Enter' && done()}
        />
      )}
    </Field>
  )
}

/** `2026-11-20T18:30` in the browser's own time, as such a field takes it. */
function localOf(iso: string): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return ''
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
