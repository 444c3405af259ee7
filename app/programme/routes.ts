import { programmeOf } from '../../platform/access/index.ts';
import { bindRoutes } from '../../platform/http/index.ts';
import { answerExample } from './answer-example.ts';
import { contract } from './contract.ts';
import { checkMail } from './mail-check.ts';
import { changeSettings, settingsOf, type SettingsChange } from './settings.ts';

export const programmeRoutes = bindRoutes(contract, {
  'GET /programme-settings': async (call) => settingsOf(await programmeOf(call)),
  'PATCH /programme-settings': (call) => changeSettings(call, call.ifMatch, given(call.body)),
  'GET /mail-check': (call) => checkMail(call),
  'GET /answer-example': (call) => answerExample(call, call.query),
});

/** What is left out is not changed. */
function given(body: Record<string, unknown>): SettingsChange {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
