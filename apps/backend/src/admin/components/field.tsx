import { Hint, Input, Label, Select, Textarea } from '@medusajs/ui'
import { useId, type ReactNode } from 'react'

interface FieldProps {
  label: string
  hint?: string
  error?: string | undefined
  optional?: string
  children: (id: string, describedBy: string) => ReactNode
}

/** A labelled input, with the server's sentence below it when it was refused. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  const id = useId()
  const note = `${id}-note`
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
        {optional && <span className="text-ui-fg-muted font-normal"> ({optional})</span>}
      </Label>
      {children(id, note)}
      {(error ?? hint) && (
        <Hint id={note} variant={error ? 'error' : 'info'} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </Hint>
      )}
    </div>
  )
}

type Common = Omit<FieldProps, 'children'> & { value: string; onChange: (value: string) => void }

interface TextFieldProps extends Common {
  type?: string
  placeholder?: string
  autoFocus?: boolean
  lines?: number
  suffix?: string
  disabled?: boolean
}

export function TextField({
  value,
  onChange,
  type,
  placeholder,
  autoFocus,
  lines,
  suffix,
  disabled,
  ...field
}: TextFieldProps) {
  const shared = { value, placeholder, autoFocus, disabled, 'aria-invalid': Boolean(field.error) }
  return (
    <Field {...field}>
      {(id, note) =>
        lines ? (
          <Textarea
            {...shared}
            id={id}
            rows={lines}
            aria-describedby={note}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <div className="flex items-center gap-x-2">
            <div className="min-w-0 flex-1">
              <Input
                {...shared}
                id={id}
                type={type ?? 'text'}
                autoComplete={type === 'password' ? 'new-password' : 'off'}
                aria-describedby={note}
                onChange={(event) => onChange(event.target.value)}
              />
            </div>
            {suffix && (
              <bdi className="txt-small text-ui-fg-muted shrink-0" dir="ltr">
                {suffix}
              </bdi>
            )}
          </div>
        )
      }
    </Field>
  )
}

export interface Choice {
  value: string
  label: string
}

export function SelectField({
  value,
  onChange,
  choices,
  placeholder,
  disabled = false,
  ...field
}: Common & { choices: Choice[]; placeholder?: string; disabled?: boolean }) {
  return (
    <Field {...field}>
      {(id, note) => (
        <Select value={value} onValueChange={onChange} disabled={disabled}>
          <Select.Trigger id={id} aria-describedby={note}>
            <Select.Value placeholder={placeholder} />
          </Select.Trigger>
          <Select.Content>
            {choices.map((choice) => (
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
