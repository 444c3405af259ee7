import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage, nameOf } from './compile-message.mjs';
import { rewrite } from './rewrite.mjs';
import { isDeskSource, messagesOfDesk, pathOf } from './sources.mjs';

const list = 'virtual:catalogues';
const one = 'virtual:catalogue/';

/**
 * Has every word of the desk looked up in the reader's language, and builds the catalogues.
 * @param {string} top the checkout @returns {import('vite').Plugin}
 */
export function language(top) {
  const folder = join(top, 'web/language/catalogues');
  return {
    name: 'fairway-language',
    enforce: 'pre',
    resolveId: (id) => (id === list || id.startsWith(one) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${list}`) return listOf(languagesIn(folder));
      if (id.startsWith(`\0${one}`)) return catalogue(top, folder, id.slice(one.length + 1));
      return undefined;
    },
    transform(source, id) {
      const file = id.split('?')[0] ?? id;
      const path = pathOf(top, file);
      if (!isDeskSource(path)) return undefined;
      const { code, found, say, show } = rewrite(source, file);
      if (found.length === 0 && !say) return undefined;
      const imports = [
        say ? `import { __say, __locale } from '/language/say.ts';` : '',
        show ? `import { __show } from '/language/show.ts';` : '',
      ].join(' ');
      return { code: `${imports}${code}`, map: null };
    },
  };
}

/** @param {string} folder */
function languagesIn(folder) {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -5))
    : [];
}

/** @param {string[]} languages */
function listOf(languages) {
  const lines = languages.flatMap((name) =>
    ['partner', 'vendor'].map(
      (part) =>
        `'${name}/${part}': () => import('${one}${name}/${part}').then((all) => all.default),`,
    ),
  );
  return `export const languages = ${JSON.stringify(languages)};\nexport const catalogues = {\n${lines.join('\n')}\n};\n`;
}

/** @param {string} top @param {string} folder @param {string} which such as `de/partner` */
function catalogue(top, folder, which) {
  const [name = '', part] = which.split('/');
  /** @type {Record<string, string>} */
  const translations = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const lines = [...messagesOfDesk(top)]
    .filter(
      ([message, { catalogue: of }]) =>
        of === part && translations[message] && translations[message] !== message,
    )
    .map(
      ([message]) =>
        `${JSON.stringify(nameOf(message))}:${JSON.stringify(compileMessage(translations[message] ?? message))}`,
    );
  return `export default {${lines.join(',\n')}};\n`;
}
