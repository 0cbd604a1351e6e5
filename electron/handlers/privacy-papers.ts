// Handlers of breaches, privacy papers, what staff have been told, and own roles. One line a route.
import { breachById, clientsSeen, listBreaches, markBreach, newBreach, saveBreach } from '../../db/privacy-breaches.ts'
import {
  acknowledge,
  acknowledgements,
  listPapers,
  makePaper,
  noteUndertaking,
  ownNotice,
} from '../../db/privacy-papers.ts'
import { paperSettings, savePaperSettings } from '../../db/privacy-settings.ts'
import { giveRole, listRoles, removeRole, saveRole } from '../../db/staff-roles.ts'
import type { privacyPapersRoutes } from '../../shared/ipc/privacy-papers.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { saveBreachPaper, savePaper } from '../privacy-papers.ts'

export const privacyPapersHandlers: HandlersOf<keyof typeof privacyPapersRoutes, App> = {
  'privacy.breaches': ({ db }) => listBreaches(db),
  'privacy.breach': ({ db }, input) => breachById(db, input),
  'privacy.newBreach': ({ tx, actor }, input) => newBreach(tx, input, actor),
  'privacy.saveBreach': ({ tx }, input) => saveBreach(tx, input),
  'privacy.markBreach': ({ tx, actor }, input) => markBreach(tx, input, actor),
  'privacy.clientsSeen': ({ db }, input) => clientsSeen(db, input),
  'privacy.saveBreachPaper': ({ app }, input) => saveBreachPaper(app, input),

  'privacy.papers': ({ db, actor }) => ({ papers: listPapers(db, actor.today), settings: paperSettings(db) }),
  'privacy.savePaperSettings': ({ tx, actor }, input) => savePaperSettings(tx, input, actor),
  'privacy.makePaper': ({ tx, actor }, input) => makePaper(tx, input, actor),
  'privacy.savePaper': ({ app }, input) => savePaper(app, input),

  'privacy.acknowledgements': ({ db }) => acknowledgements(db),
  'privacy.ownNotice': ({ db, actor }) => ownNotice(db, actor),
  'privacy.acknowledge': ({ tx, actor }, input) => acknowledge(tx, input, actor),
  'privacy.noteUndertaking': ({ tx, actor }, input) => noteUndertaking(tx, input, actor),

  'roles.list': ({ db }) => listRoles(db),
  'roles.save': ({ tx, actor }, input) => saveRole(tx, input, actor),
  'roles.remove': ({ tx }, input) => removeRole(tx, input),
  'roles.give': ({ tx }, input) => giveRole(tx, input),
}
