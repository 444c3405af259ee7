import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

const sources = fileURLToPath(new URL('templates/', import.meta.url));
/** Pieces that templates include, and that are no mails themselves. */
const pieces = ['head', 'header'];
/** Colours that stand for those of a programme's brand: MJML takes no slots for colours. */
const stand = {
  '#0f6674': '{{brandSolid}}',
  '#fefeff': '{{brandOnSolid}}',
  '#0f6676': '{{brandEdge}}',
};

const target = fileURLToPath(new URL('compiled/templates.json', import.meta.url));

/**
 * Turns every `templates/NAME.mjml` with its `NAME.txt` into one JSON file, so that the server
 * needs no MJML. Run `node platform/mail/compile.mjs` after a change; a test finds it stale.
 *
 * @returns {Promise<string>} the file's text
 * @throws when MJML finds a fault or a text part does not begin with its subject
 */
export async function compileTemplates() {
  const compiled = {};
  const names = (await readdir(sources))
    .filter((file) => file.endsWith('.mjml'))
    .map((file) => file.slice(0, -'.mjml'.length))
    .filter((name) => !pieces.includes(name));
  for (const name of names.sort()) compiled[name] = await compileTemplate(name);
  return `${JSON.stringify(compiled, null, 2)}\n`;
}

async function compileTemplate(name) {
  const filePath = `${sources}${name}.mjml`;
  let source = await readFile(filePath, 'utf8');
  for (const piece of pieces)
    source = source.replace(
      `<mj-include path="./${piece}.mjml" />`,
      await readFile(`${sources}${piece}.mjml`, 'utf8'),
    );
  const { html, errors } = await mjml2html(source, {
    filePath,
    validationLevel: 'strict',
    ignoreIncludes: true,
  });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  const [first = '', ...rest] = (await readFile(`${sources}${name}.txt`, 'utf8')).split('\n');
  if (!first.startsWith('Subject: '))
    throw new Error(`${name}.txt does not begin with its subject.`);
  return {
    subject: first.slice('Subject: '.length),
    text: `${rest.join('\n').trim()}\n`,
    html: html
      .replaceAll(/#0f6674|#fefeff|#0f6676/g, (colour) => stand[colour])
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(target, await compileTemplates());
