import { Heading, Text } from '@medusajs/ui'
import type { ReactNode } from 'react'

/** One question of the wizard and its answers. */
export function Step({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-[720px] flex-col gap-y-6 px-6 py-10">
      <div>
        <Heading>{title}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      </div>
      {children}
    </div>
  )
}

/** A choice that explains itself. */
export function ChoiceCard({ title, hint, chosen, onChoose, role = 'radio' }: ChoiceCardProps) {
  return (
    <button
      type="button"
      role={role}
      aria-checked={chosen}
      onClick={onChoose}
      className={`flex flex-col items-start rounded-lg px-4 py-3 text-start outline-none transition-shadow focus-visible:shadow-borders-interactive-with-focus ${
        chosen
          ? 'bg-ui-bg-base shadow-borders-interactive-with-active'
          : 'bg-ui-bg-base shadow-borders-base hover:shadow-borders-strong-with-shadow'
      }`}
    >
      <Text size="small" weight="plus">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {hint}
      </Text>
    </button>
  )
}

interface ChoiceCardProps {
  title: string
  hint: string
  chosen: boolean
  onChoose: () => void
  role?: 'radio' | 'checkbox'
}
