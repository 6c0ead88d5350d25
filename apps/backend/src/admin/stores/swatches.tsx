import { lookOf } from './theme'

/** A store's colours, to know it by in a list. */
export function Swatches({ theme }: { theme: Record<string, unknown> }) {
  const look = lookOf(theme)
  if (!look) return null
  const { background, primary, accent } = look.colors
  return (
    <span aria-hidden className="shadow-borders-base flex h-5 w-9 shrink-0 overflow-hidden rounded">
      {[background, primary, accent].map((colour, index) => (
        <span key={index} className="h-full flex-1" style={{ backgroundColor: colour }} />
      ))}
    </span>
  )
}
