import { html, raw } from 'hono/html';
import { Hono } from 'hono';
import { missing, page, publicPage, type Html } from '../../platform/pages/index.ts';
import { meanings } from './meanings.ts';
import {
  byTag,
  exampleOf,
  fieldsOf,
  sayType,
  type Described,
  type Listed,
  type Schema,
} from './shapes.ts';

export type DocsParts = { stylesheet: string; baseUrl: string; document: () => Described };

/** The reference of the API, from the same document as /openapi.json: by tag, and every refusal with its meaning. */
export function docsPages(parts: DocsParts): Hono {
  const pages = new Hono();
  // The document is the same for as long as the process runs.
  let known: Described | undefined;
  const document = () => (known ??= parts.document());
  pages.get('/docs', (context) => page(context, 200, contents(parts, document())));
  pages.get('/docs/problems', (context) => page(context, 200, problems(parts)));
  pages.get('/docs/:tag', (context) => {
    const operations = byTag(document()).get(context.req.param('tag'));
    return operations
      ? page(context, 200, reference(parts, document(), context.req.param('tag'), operations))
      : missing(parts, context);
  });
  return pages;
}

function frame({ stylesheet }: DocsParts, title: string, current: string) {
  const places = [
    { href: '/docs', label: 'Operations' },
    { href: '/docs/problems', label: 'Refusals' },
    { href: '/openapi.json', label: 'OpenAPI' },
  ];
  return {
    title,
    stylesheet,
    home: { href: '/docs', name: 'Fairway API' },
    places: places.map((place) => ({ ...place, current: place.href === current })),
  };
}

function contents(parts: DocsParts, document: Described): Html {
  const tags = [...byTag(document)];
  const count = tags.reduce((sum, [, operations]) => sum + operations.length, 0);
  return publicPage(
    {
      ...frame(parts, 'API reference', '/docs'),
      description: 'Every operation of this installation.',
    },
    html`<div class="lead-in"><h1>API reference</h1><p class="quiet">${count} operations, version ${document.info.version}. Everything the screens do, they do through these.</p></div>
<section class="part"><h2>The first request</h2><p>Make a key under Company, Access (or Developers), and send it as a bearer token.</p>
<pre class="code">curl ${parts.baseUrl}/v1/session \\
  -H "Authorization: Bearer $FAIRWAY_KEY"</pre>
<p class="hint">Lists take <span class="mono">limit</span>, <span class="mono">cursor</span>, <span class="mono">sort</span> and <span class="mono">filter[field]</span>. A write takes an <span class="mono">Idempotency-Key</span>; PATCH, PUT and DELETE want <span class="mono">If-Match</span>. A “no” is a problem document with a <a class="link" href="/docs/problems">code</a>.</p></section>
${tags.map(
  ([tag, operations]) =>
    html`<section class="part"><h2><a href="/docs/${tag}">${titleOf(tag)}</a></h2><ul class="operations">${operations.map(
      ({ method, path, operation }) =>
        html`<li><a href="/docs/${tag}#${operation.operationId}"><span class="mono verb">${method}</span><span class="mono">${path}</span><span class="quiet">${operation.summary}</span></a></li>`,
    )}</ul></section>`,
)}`,
  );
}

function titleOf(tag: string): string {
  return tag.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
}

function reference(parts: DocsParts, document: Described, tag: string, operations: Listed[]): Html {
  return publicPage(
    { ...frame(parts, titleOf(tag), ''), description: `Operations of ${titleOf(tag)}.` },
    html`<p class="crumb"><a href="/docs">API reference</a></p><div class="lead-in"><h1>${titleOf(tag)}</h1></div>
${operations.map((one) => describe(parts, document, one))}`,
  );
}

function describe(
  parts: DocsParts,
  document: Described,
  { method, path, operation }: Listed,
): Html {
  const body = operation.requestBody?.content['application/json']?.schema;
  const [status, answer] = Object.entries(operation.responses)[0] ?? [];
  const shape = answer?.content?.['application/json']?.schema;
  return html`<section class="part operation" id="${operation.operationId}"><h2><a href="#${operation.operationId}">${operation.summary}</a></h2>
<p class="mono"><span class="verb">${method}</span> ${path}</p>
<p class="hint">${mayText(operation['x-may'])}</p>
${table(
  'Parameters',
  operation.parameters.map(({ name, in: where, required, schema }) => ({
    name,
    type: `${typeIn(schema)}, in the ${where}`,
    required,
    about: '',
  })),
)}
${table('Body', fieldsOf(body, document))}
${answersOf(shape, status, document)}
${refusals(operation['x-refusals'])}
<details><summary>As curl</summary><pre class="code">${curl(parts.baseUrl, method, path, exampleOf(body, document), body !== undefined)}</pre></details></section>`;
}

function mayText(may: string[]): string {
  return may.includes('anonymous') ? 'Open to everybody.' : `For ${may.join(', ')}.`;
}

function typeIn(schema: Schema): string {
  return schema.type === 'integer' ? 'whole number' : schema.enum ? 'one of a list' : 'text';
}

type Field = { name: string; type: string; required: boolean; about: string };

function table(title: string, fields: Field[]): Html | '' {
  if (fields.length === 0) return '';
  return html`<h3>${title}</h3><div class="wide"><table class="fields"><thead><tr><th scope="col">Name</th><th scope="col">What</th></tr></thead><tbody>${fields.map(
    ({ name, type, required, about }) =>
      html`<tr><th scope="row" class="mono">${name}${required ? '' : raw(' <span class="optional">optional</span>')}</th><td>${type}${about ? html`<span class="hint">${about}</span>` : ''}</td></tr>`,
  )}</tbody></table></div>`;
}

/** A union is one reader's shape each; the vendor's comes first, a partner's after it. */
function answersOf(shape: Schema | undefined, status: string, document: Described): Html {
  if (!shape) return html`<p class="hint">Answers ${status} without a body.</p>`;
  const shapes = shape.anyOf ?? [shape];
  return html`${shapes.map((one, place) => {
    const name = nameOf(one);
    const fields = fieldsOf(one, document);
    const title = `Answer ${status}${name ? `: ${name}` : shapes.length > 1 ? `, shape ${place + 1}` : ''}`;
    return html`<details><summary>${title}</summary>${table('', fields)}</details>`;
  })}`;
}

/** The shape's own name; of a page of a list, what it lists. */
function nameOf(schema: Schema): string | undefined {
  const own = schema.$ref?.split('/').at(-1);
  const listed = schema.properties?.['data']?.items;
  return own ?? (listed?.$ref ? `list of ${sayType(listed)}` : undefined);
}

function refusals(codes: string[] | undefined): Html | '' {
  if (!codes || codes.length === 0) return '';
  return html`<h3>Refusals of its own</h3><ul class="stack">${codes.map((code) => html`<li><a class="link mono small" href="/docs/problems#${code}">${code}</a></li>`)}</ul>`;
}

function curl(
  baseUrl: string,
  method: string,
  path: string,
  example: unknown,
  hasBody: boolean,
): string {
  const address = `${baseUrl}${path.replaceAll(/\{(\w+)\}/g, '$$$1')}`;
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${address}"`,
    '  -H "Authorization: Bearer $FAIRWAY_KEY"',
    ...(/^(PATCH|PUT|DELETE)$/.test(method) ? ['  -H "If-Match: $ETAG"'] : []),
    ...(hasBody
      ? ['  -H "Content-Type: application/json"', `  -d '${JSON.stringify(example)}'`]
      : []),
  ];
  return lines.join(' \\\n');
}

function problems(parts: DocsParts): Html {
  const groups = Map.groupBy(Object.entries(meanings), ([code]) => code.split('.')[0] ?? '');
  return publicPage(
    {
      ...frame(parts, 'Refusals', '/docs/problems'),
      description: 'Every refusal code with its meaning.',
    },
    html`<div class="lead-in"><h1>Refusals</h1><p class="quiet">A “no” is a problem document (RFC 9457): <span class="mono">code</span> says which of these it is, <span class="mono">detail</span> what happened, <span class="mono">errors</span> which field, <span class="mono">requestId</span> helps to find it in the log.</p></div>
${[...groups].map(
  ([module, codes]) =>
    html`<section class="part"><h2>${titleOf(module)}</h2><dl class="meanings">${codes.map(
      ([code, meaning]) => html`<dt class="mono" id="${code}">${code}</dt><dd>${meaning}</dd>`,
    )}</dl></section>`,
)}`,
  );
}
