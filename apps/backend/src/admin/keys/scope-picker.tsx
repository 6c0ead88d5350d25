import { Button, Input, Text } from '@medusajs/ui'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission, SecretKeyScope } from '@cityos/contracts'
import { ScopeRow } from './scope-row'
import { full, kindsOf, readOnly } from './scopes'

interface ScopePickerProps {
  permissions: readonly Permission[]
  value: SecretKeyScope[]
  onChange: (scopes: SecretKeyScope[]) => void
  error?: string | undefined
}

/** What a key may do: kind by kind, or by a preset that is then narrowed. */
export function ScopePicker({ permissions, value, onChange, error }: ScopePickerProps) {
  const { t } = useTranslation('cityos')
  const id = useId()
  const [text, setText] = useState('')
  const kinds = kindsOf(permissions)
  const nameOf = (kind: string) => t(`keys.kind.${kind}`, { defaultValue: kind.replaceAll('_', ' ') })
  const wanted = text.trim().toLowerCase()
  const found = kinds.filter(
    ({ kind }) => !wanted || `${kind} ${nameOf(kind)}`.toLowerCase().includes(wanted),
  )
  const presets = { read_only: readOnly(kinds), full: full(kinds), nothing: [] }
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus pb-2">{t('keys.scopes')}</legend>
      <div className="flex flex-wrap gap-2">
        {Object.entries(presets).map(([name, scopes]) => (
          <Button key={name} type="button" size="small" variant="secondary" onClick={() => onChange(scopes)}>
            {t(`keys.preset.${name}`)}
          </Button>
        ))}
      </div>
      <Input
        id={id}
        type="search"
        value={text}
        aria-label={t('keys.find_kind')}
        placeholder={t('keys.find_kind')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="divide-y">
        {found.map((one) => (
          <ScopeRow key={one.kind} of={one} name={nameOf(one.kind)} value={value} onChange={onChange} />
        ))}
      </div>
      {error && (
        <Text size="xsmall" role="alert" className="text-ui-fg-error">
          {error}
        </Text>
      )}
    </fieldset>
  )
}
