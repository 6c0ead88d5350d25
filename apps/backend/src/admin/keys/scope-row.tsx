import { Checkbox, Label, Text } from '@medusajs/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecretKeyScope } from '@cityos/contracts'
import { holds, toggled, type ScopeKind } from './scopes'

interface ScopeRowProps {
  of: ScopeKind
  name: string
  value: SecretKeyScope[]
  onChange: (scopes: SecretKeyScope[]) => void
}

/** One kind: all of it, or action by action. */
export function ScopeRow({ of, name, value, onChange }: ScopeRowProps) {
  const { t } = useTranslation('cityos')
  const id = useId()
  const { kind, actions } = of
  return (
    <div role="group" aria-label={name} className="flex flex-col gap-y-2 py-3">
      <Text size="small" weight="plus" leading="compact">
        {name}
      </Text>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {['*', ...actions].map((action) => (
          <div key={action} className="flex items-center gap-x-2">
            <Checkbox
              id={`${id}-${action}`}
              checked={holds(value, kind, action)}
              onCheckedChange={() => onChange(toggled(value, of, action))}
            />
            <Label size="xsmall" htmlFor={`${id}-${action}`}>
              {action === '*'
                ? t('keys.all')
                : t(`keys.action.${action}`, { defaultValue: action.replaceAll('_', ' ') })}
            </Label>
          </div>
        ))}
      </div>
    </div>
  )
}
