import type { Permission, SecretKeyScope } from '@cityos/contracts'

/** One kind of thing with what a key may do to it. */
export interface ScopeKind {
  kind: string
  actions: string[]
}

/** The permissions that can be given, grouped by kind. */
export function kindsOf(permissions: readonly Permission[]): ScopeKind[] {
  const kinds = new Map<string, string[]>()
  for (const permission of permissions) {
    const [kind, action] = permission.split(':') as [string, string]
    kinds.set(kind, [...(kinds.get(kind) ?? []), action])
  }
  return [...kinds].map(([kind, actions]) => ({ kind, actions }))
}

const scope = (kind: string, action: string) => `${kind}:${action}` as SecretKeyScope

/** All that reads, of every kind. */
export const readOnly = (kinds: readonly ScopeKind[]): SecretKeyScope[] =>
  kinds.filter(({ actions }) => actions.includes('read')).map(({ kind }) => scope(kind, 'read'))

/** Everything that can be given. */
export const full = (kinds: readonly ScopeKind[]): SecretKeyScope[] =>
  kinds.map(({ kind }) => scope(kind, '*'))

/** Whether scopes hold an action, by its name or by its kind's wildcard; `*` asks for the wildcard itself. */
export const holds = (scopes: readonly SecretKeyScope[], kind: string, action: string): boolean =>
  scopes.includes(scope(kind, action)) || scopes.includes(scope(kind, '*'))

/** Scopes with one action given or taken. The wildcard stands for all of its kind: it and they never stand together. */
export function toggled(
  scopes: readonly SecretKeyScope[],
  { kind, actions }: ScopeKind,
  action: string,
): SecretKeyScope[] {
  const others = scopes.filter((one) => !one.startsWith(`${kind}:`))
  const held = holds(scopes, kind, action)
  if (action === '*') return held ? others : [...others, scope(kind, '*')]
  const now = actions.filter((one) => (one === action ? !held : holds(scopes, kind, one)))
  return [...others, ...now.map((one) => scope(kind, one))]
}
