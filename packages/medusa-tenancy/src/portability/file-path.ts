/** What no archive and no manifest should hold in a name, and the sign that stands for it. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const UNSAFE = /[%\\\u0001-\u001f\u007f]/g
const ESCAPE = /%(25|5C|0[1-9A-F]|1[0-9A-F]|7F)/g

/** The path of an upload as an export names it: one spelling for each path, and nothing that a terminal obeys. */
export function toExportPath(path: string): string {
  return path.replace(UNSAFE, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** The path of an upload on the disk. */
export function fromExportPath(path: string): string {
  return path.replace(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

/** Below the folder of files: no way up, no second spelling of one place, also when it is read back. */
export function isExportPath(path: string): boolean {
  return (
    toExportPath(fromExportPath(path)) === path &&
    !path.includes('\u0000') &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  )
}
