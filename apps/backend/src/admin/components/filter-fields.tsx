import { Input, Select } from '@medusajs/ui'
import { useState, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type Choice } from './field'

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
  const done = (text: string) => {
    if (text.trim() !== value) onChange(text.trim())
  }
  return <Draft label={label} begin={value} onDone={done} dir="ltr" maxLength={200} />
}

/** A moment in the time of whoever chooses it. */
export function MomentFilter({ label, value, onChange }: FilterProps) {
  const done = (text: string) => {
    const moment = new Date(text)
    const next = Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
    if (next !== value) onChange(next)
  }
  return <Draft label={label} begin={localOf(value)} onDone={done} type="datetime-local" />
}

interface DraftProps extends Pick<ComponentProps<typeof Input>, 'dir' | 'maxLength' | 'type'> {
  label: string
  begin: string
  onDone: (text: string) => void
}

function Draft({ label, begin, onDone, ...input }: DraftProps) {
  const [text, setText] = useState(begin)
  return (
    <Field label={label}>
      {(id) => (
        <Input
          {...input}
          id={id}
          size="small"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => onDone(text)}
          onKeyDown={(event) => event.key === 'Enter' && onDone(text)}
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
