// Which strings of the desk's code a reader sees. What is found in vain does no harm: it has no translation.

const shown =
  /^(title|label|hint|aside|placeholder|alt|aria-label|aria-description|aria-roledescription|description|summary|text|empty|under|unit|heading|caption|legend|help|why|note|done|question|confirm|act|sentence|lead|message|says?|told|action)$/;
const never =
  /^(className|class|id|htmlFor|href|to|type|role|d|viewBox|key|style|icon|tone|kind|code|field|column|path|method|accept|autoComplete|inputMode|pattern|rel|target|name|value|transform|points|fill|stroke|xmlns|mark|place|operationId|form|lang|dir|enterKeyHint|data-.*|sort|order|policyKind|event|status|state|stage)$/;
const silentCalls =
  /^(fetch|lazyRouteComponent|require|RegExp|Error|TypeError|RangeError|SyntaxError|URL|URLSearchParams|Blob|File|Set|Map|addEventListener|removeEventListener|querySelector|querySelectorAll|closest|matches|getElementById|createElement|createElementNS|setAttribute|getAttribute|removeAttribute|getItem|setItem|removeItem|includes|startsWith|endsWith|indexOf|split|replace|replaceAll|match|matchAll|test|localeCompare|get|set|has|delete|append|useParams|warn|error|log|supports|matchMedia|getPropertyValue|setProperty|classes|joinClasses|cx|DisplayNames|NumberFormat|DateTimeFormat|PluralRules|ListFormat|useShortcut|invalidateQueries|operation|path|href)$/;

const classNames =
  /^(button|card|panel|icon|mark|row|stack|group|chip|table|field)( [a-z]+(-[a-z]+)*)+$/;

const codes = /^[A-Z]{2}( [A-Z]{2})+$/;

/** Whether the text of an element is worth a message. @param {string} text */
export function hasWords(text) {
  return /\p{L}{2}/u.test(text);
}

/** A sentence or a phrase: letters, a space, letters, and nothing that code has. @param {string} text */
export function isSentence(text) {
  const joined = text.replaceAll(' %', '%');
  if (!/^\d+ \p{L}{2}|\p{L}[\p{L}’'.,:;)%…-]*\s+[({“"‘]?[\p{L}\d{]/u.test(joined)) return false;
  return (
    !classNames.test(text) &&
    !/[={};<>\\|`$]|::|\/\/|^[a-z]+:[a-z]|\b(px|rem|var\(|rgba?\(|calc\()/.test(text) &&
    !/^[/#.?&@]/.test(text)
  );
}

/** A word that opens with a capital, as labels do. @param {string} text */
export function isLabel(text) {
  return /^\p{Lu}\p{Ll}+(?:[-’]\p{Ll}+)*[?…:]?$/u.test(text);
}

/** @param {string} name of a JSX attribute or of a property @param {string} text */
export function isProseOf(name, text) {
  if (never.test(name))
    return (
      /^\p{Lu}/u.test(text) &&
      isSentence(text) &&
      !/^(className|class|d|viewBox|style|path|data-.*|transform|points)$/.test(name)
    );
  if (/[{}\\]|=>|^curl/.test(text)) return false;
  if (shown.test(name)) return hasWords(text) && !/^[a-z]+[A-Z]|^[/#.]/.test(text);
  return isProse(text);
}

/** @param {string} text */
export function isProse(text) {
  return isLabel(text) || (isSentence(text) && !codes.test(text));
}

/** @param {string} name of a called function or constructor */
export function isSilent(name) {
  return silentCalls.test(name);
}

/** Elements that stand within a sentence. @param {string} name */
export function isInline(name) {
  return /^(a|abbr|b|bdi|br|cite|code|data|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|Link|When|Money|Chip|TierChip|Code|Figure|Missing|Icon|Monogram|CountryName|Countdown|Duration|Moment|Percent|Plural|Out|OutLink|MailLink)$/.test(
    name,
  );
}

/** Whether a function takes a word to show it. @param {string} name */
export function says(name) {
  return /^(toast|say|tell|notify|show|announce|done|onDone|useToast|fact|line|row|column|figure)$|Toast$|^say/.test(
    name,
  );
}

/** Whether a file of words has another thing than a word here: a tone, an icon. @param {string} name of a property @param {string} text */
export function isNoWord(name, text) {
  return (never.test(name) && !isSentence(text)) || /^(good|bad|warn|info|plain)$/.test(text);
}
