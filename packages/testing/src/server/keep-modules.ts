/*
 * Keeps what V8 has compiled of the packages in node_modules, and which file each require() found, for the next
 * process: a run of the tests starts a hundred backends, and each would look for, read and compile the same thousands
 * of files. Nothing of the repository's own is kept, and what is kept does what the files do.
 */
import { statSync } from 'node:fs'
import Module from 'node:module'
import { dirname, sep } from 'node:path'
import vm from 'node:vm'
import { KeptModules } from './kept-modules'

type Compiled = NodeJS.Module & { _compile(content: string, filename: string, format?: string): unknown }
interface Internals {
  wrap(script: string): string
  _extensions: Record<string, (module: Compiled, filename: string) => void>
  _cache: NodeJS.Dict<NodeJS.Module>
  _resolveFilename(request: string, parent: NodeJS.Module | null, isMain: boolean, options?: object): string
  _resolveLookupPaths(request: string, parent: NodeJS.Module): string[] | null
}

const internals = Module as unknown as Internals
const PACKAGES = `${sep}node_modules${sep}`
/** Code that V8 has kept does not know how to import: Node loads what holds such a call itself. */
const IMPORTS = /\bimport\s*\(/

/** From here on modules load as a process before left them. @returns what leaves them to the next one: call it once. */
function install(): () => void {
  let kept = KeptModules.read()
  let noting = !kept
  const seen = { scripts: new Map<string, Seen>(), resolved: new Map<string, string>() }
  const { _resolveFilename: resolve } = internals
  const load = internals._extensions['.js']!
  internals._resolveFilename = (request, parent, isMain, options) => {
    if (options || !parent?.filename?.includes(PACKAGES)) return resolve(request, parent, isMain, options)
    const key = `${dirname(parent.filename)} ${request}`
    const known = kept?.resolved.get(key)
    if (known) return known
    const found = resolve(request, parent, isMain)
    if (noting && found.includes(PACKAGES)) seen.resolved.set(key, found)
    return found
  }
  internals._extensions['.js'] = (module, filename) => {
    if (!filename.includes(PACKAGES)) return load(module, filename)
    const { mtimeMs, size } = statSync(filename)
    const entry = kept?.get(filename)
    if (entry?.mtimeMs === mtimeMs && entry.size === size) {
      run(module, filename, compile(filename, entry.source, entry.code))
    } else if (!noting) load(module, filename)
    else {
      const { _compile: withoutUs } = module
      module._compile = (content, name, format) => {
        const script =
          format === 'module' || IMPORTS.test(content) ? undefined : compileCommonJs(filename, content)
        if (!script) return withoutUs.call(module, content, name, format)
        seen.scripts.set(filename, { mtimeMs, size, source: content, script })
        return run(module, filename, script)
      }
      load(module, filename)
    }
  }
  return () => {
    const modules = [...seen.scripts].map(
      ([name, { script, ...rest }]) => [name, { ...rest, code: script.createCachedData() }] as const,
    )
    if (noting) KeptModules.write(modules, seen.resolved)
    // What loads from here on is little, and what was kept is large.
    noting = false
    kept = undefined
    seen.scripts.clear()
  }
}

interface Seen {
  mtimeMs: number
  size: number
  source: string
  script: vm.Script
}

function compile(filename: string, source: string, cachedData?: Buffer): vm.Script {
  const text = internals.wrap(source.replace(/^#!.*/, ''))
  return new vm.Script(text, { filename, cachedData })
}

/** Undefined for what is no CommonJS: Node finds out in the same way where the package does not say. */
function compileCommonJs(filename: string, source: string): vm.Script | undefined {
  try {
    return compile(filename, source)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What Node does with a module that it has compiled itself. */
function run(module: NodeJS.Module, filename: string, script: vm.Script): unknown {
  const require = ((id: string): unknown => module.require(id)) as NodeJS.Require
  const resolve = (request: string, options?: object) =>
    internals._resolveFilename(request, module, false, options)
  const paths = (request: string) => internals._resolveLookupPaths(request, module)
  Object.assign(require, {
    resolve: Object.assign(resolve, { paths }),
    main: process.mainModule,
    extensions: internals._extensions,
    cache: internals._cache,
  })
  type Wrapped = (...args: unknown[]) => unknown
  const wrapped = script.runInThisContext() as Wrapped
  return wrapped.call(module.exports, module.exports, require, module, filename, dirname(filename))
}

/** To be called once, when everything is loaded. Installed by being imported, before anything that is to be quick. */
export const keepModules = install()
