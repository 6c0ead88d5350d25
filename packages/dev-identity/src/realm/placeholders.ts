const PLACEHOLDER = /\$\{([A-Za-z0-9_]+)(?::([^}]*))?\}/g

/**
 * Fills `${NAME}` and `${NAME:default}` in from the environment as Keycloak's import does; a name that the
 * environment lacks and that has no default stays as it is, as there.
 */
export function fillPlaceholders(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string, fallback: string | undefined) => {
    const value = env[name] ?? fallback
    // The value stands inside a JSON string.
    return value === undefined ? whole : JSON.stringify(value).slice(1, -1)
  })
}
