import { Checkbox, Label, Text } from '@medusajs/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

const ROLES = ['owner', 'admin', 'editor', 'reviewer', 'finance', 'viewer'] as const

interface RoleChoiceProps {
  value: string[]
  onChange: (roles: string[]) => void
  error?: string | undefined
}

/** The roles of a member, each with what it is for. */
export function RoleChoice({ value, onChange, error }: RoleChoiceProps) {
  const { t } = useTranslation('cityos')
  const id = useId()
  const toggle = (role: string) =>
    onChange(value.includes(role) ? value.filter((other) => other !== role) : [...value, role])
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus pb-2">{t('members.roles')}</legend>
      {ROLES.map((role) => (
        <div key={role} className="flex items-start gap-x-3">
          <Checkbox
            id={`${id}-${role}`}
            checked={value.includes(role)}
            onCheckedChange={() => toggle(role)}
          />
          <div>
            <Label size="small" htmlFor={`${id}-${role}`}>
              {t(`role.${role}`)}
            </Label>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t(`role_hint.${role}`)}
            </Text>
          </div>
        </div>
      ))}
      {error && (
        <Text size="xsmall" role="alert" className="text-ui-fg-error">
          {error}
        </Text>
      )}
    </fieldset>
  )
}
