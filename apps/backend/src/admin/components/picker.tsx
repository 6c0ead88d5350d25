import { XMarkMini } from '@medusajs/icons'
import { Badge, Input } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type Choice } from './field'

interface PickerProps {
  label: string
  hint?: string
  error?: string | undefined
  choices: Choice[]
  /** For values that are no choice, such as an uncommon language. */
  nameOf?: (value: string) => string
  value: string[]
  onChange: (value: string[]) => void
}

const SHOWN = 6

/** Several of many: type to find, click to add, the chosen ones above. The first is the one that counts most. */
export function Picker({
  label,
  hint,
  error,
  choices,
  value,
  onChange,
  nameOf: fallback = (code) => code,
}: PickerProps) {
  const { t } = useTranslation('cityos')
  const [text, setText] = useState('')
  const nameOf = (code: string) => choices.find((choice) => choice.value === code)?.label ?? fallback(code)
  const wanted = text.trim().toLowerCase()
  const found = wanted
    ? choices.filter(
        (choice) =>
          !value.includes(choice.value) &&
          (choice.label.toLowerCase().includes(wanted) || choice.value.toLowerCase() === wanted),
      )
    : []
  const add = (code: string) => {
    onChange([...value, code])
    setText('')
  }
  return (
    <Field label={label} {...(hint ? { hint } : {})} error={error}>
      {(id, note) => (
        <div className="flex flex-col gap-y-2">
          {value.length > 0 && (
            <div className="flex flex-wrap gap-1">
              {value.map((code) => (
                <Badge key={code} size="2xsmall" className="gap-x-1">
                  {nameOf(code)}
                  <button
                    type="button"
                    aria-label={t('actions.remove_named', { name: nameOf(code) })}
                    onClick={() => onChange(value.filter((other) => other !== code))}
                  >
                    <XMarkMini />
                  </button>
                </Badge>
              ))}
            </div>
          )}
          <Input
            id={id}
            type="search"
            value={text}
            aria-describedby={note}
            placeholder={t('actions.type_to_find')}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              if (found[0]) add(found[0].value)
            }}
          />
          {found.length > 0 && (
            <div className="bg-ui-bg-base shadow-elevation-card-rest flex flex-col rounded-lg p-1">
              {found.slice(0, SHOWN).map((choice) => (
                <button
                  key={choice.value}
                  type="button"
                  className="txt-compact-small hover:bg-ui-bg-base-hover rounded-md px-2 py-1.5 text-start"
                  onClick={() => add(choice.value)}
                >
                  {choice.label}
                </button>
              ))}
            </div>
          )}
        </div>
      )}
    </Field>
  )
}
