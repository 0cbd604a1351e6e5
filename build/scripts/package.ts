/**
 * npm run package: builds the app, packs it with electron-builder and looks into the result. Without arguments it
 * makes the unpacked folder for this machine; npm run package -- --win nsis (or --mac, --linux) makes installers.
 */
import './node24.ts'
import { buildAndTell } from './build-app.ts'
import { runTool, tools } from './command.ts'
import { fetchElectron } from './host.ts'
import { archiveProblems, fuseProblems, packagedExecutable } from './package-files.ts'

async function pack(args: string[]): Promise<number> {
  if (!(await buildAndTell())) return 1
  const real = process.env.LOISTE_HOST !== 'stand-in' && fetchElectron() !== undefined
  if (!real && process.platform === 'win32') {
    console.error('Electron could not be downloaded (npx install-electron), and there is no stand-in for Windows.')
    return 1
  }
  if (!real) console.log('Electron could not be downloaded: packing around the stand-in. Not for delivery.')
  const target = args.length > 0 ? args : ['--dir']
  const host = real ? [] : ['-c.electronDist=build/standin/dist']
  const builder = await runTool(tools.electronBuilder, [...target, ...host, '--publish', 'never'], false)
  if (builder.code !== 0) {
    console.error(builder.output)
    return builder.code
  }
  const { problems, count } = archiveProblems()
  const all = [...problems, ...(await fuseProblems())]
  for (const problem of all) console.error(problem)
  if (all.length > 0) return 1
  console.log(
    `${packagedExecutable}\n${count} entries in the archive, native driver unpacked, nothing of tests or sources`,
  )
  console.log(
    real
      ? 'Fuses read back from the executable as configured.'
      : 'Fuses read back as configured from the wire of the stand-in; it proves the configuration, not real Electron.',
  )
  return 0
}

process.exitCode = await pack(process.argv.slice(2))
