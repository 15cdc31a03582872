import { inChinese } from './chinese-phrases.ts';
import type { Sentences } from './sentences.ts';

/** Puts what the emulator says of a call into another language; undefined where nobody has translated it. */
export type Tell = (text: string) => string | undefined;

/** What is longer is no sentence of the emulator's. */
const longest = 4096;

/** So many texts are remembered: the same ones are asked for whenever a page is drawn. */
const mostKept = 2000;

/** `{}` holds what is told in turn, `{=}` what stays as it is; in the translation they come in the same order, or as `{2}`. */
const slot = /\{(=|\d+)?\}/;

interface Template {
  /** What stands around the slots. */
  readonly around: readonly string[];
  /** Which slots hold data. */
  readonly isData: readonly boolean[];
  readonly said: string;
}

/**
 * What tells sentences, templates of them with values, and what both are made of: phrases, lists, several sentences in a row.
 */
export function createTeller(sentences: Sentences): Tell {
  const templates = Object.entries(sentences)
    .filter(([english]) => slot.test(english))
    .map(([english, said]) => readTemplate(english, said))
    .toSorted((one, other) => weigh(other) - weigh(one));
  const known = new Map<string, string | undefined>();

  function tell(text: string): string | undefined {
    if (Object.hasOwn(sentences, text)) return sentences[text];
    if (text.length > longest || !/[A-Za-z]/.test(text)) return undefined;
    if (known.has(text)) return known.get(text);
    const said =
      tellSentences(text, tell) ??
      tellReasonLine(text, tell) ??
      tellTemplate(text, templates, tell) ??
      inChinese(text) ??
      tellField(text, tell) ??
      tellList(text, tell) ??
      tellTitle(text, tell);
    if (known.size >= mostKept) known.clear();
    known.set(text, said);
    return said;
  }

  return tell;
}

/** Sentences in a row, where each of them is known by itself. */
function tellSentences(text: string, tell: Tell): string | undefined {
  const parts = text.split(/(?<=[.?]) (?=[A-Z])/);
  return parts.length === 1 ? undefined : joinTold(parts, '', tell);
}

/** The template with the most words whose slots can be told, or else the one with the most words. */
function tellTemplate(text: string, templates: readonly Template[], tell: Tell): string | undefined {
  let best: string | undefined;
  for (const template of templates) {
    const values = match(template, text);
    if (!values) continue;
    const told = values.map((value, at) => (template.isData[at] ? undefined : tell(value)));
    const said = fill(
      template,
      told.map((value, at) => value ?? values[at]!),
    );
    if (told.every((value, at) => value !== undefined || !isEnglish(values[at]!))) return said;
    best ??= said;
  }
  return best;
}

/** What may stand behind a reason in one line, from the end on, and the same in Chinese. */
const behindReasons: readonly (readonly [form: RegExp, say: (part: string) => string])[] = [
  [/ \(assumption: ([\w.-]+)\)$/, (id) => `（假设：${id}）`],
  [/; free again at (\S+)$/, (time) => `；${time} 恢复`],
  [/ \(nearest: ("(?:[^"\\]|\\.)*")\)$/, (name) => `（最接近的是 ${name}）`],
];

/** A reason as `describeReason` prints it: `Duration: a whole number; it is the text "3600"`. */
function tellReasonLine(text: string, tell: Tell): string | undefined {
  let rest = text.replace(/\.$/, '');
  let behind = '';
  for (const [form, say] of behindReasons) {
    const [whole, part] = form.exec(rest) ?? [];
    if (whole === undefined) continue;
    behind = say(part!) + behind;
    rest = rest.slice(0, -whole.length);
  }
  const [path, expected, received] = cutReason(rest);
  if (path === undefined || (received === undefined && behind === '')) return undefined;
  const said = tellReason({ path: path === 'The call' ? '' : path, expected, received }, tell);
  return said && `${said}${behind}${text.endsWith('.') ? '。' : ''}`;
}

/** What of a reason stands in one line. */
interface ReasonParts {
  /** Empty where it is about the whole call. */
  readonly path: string;
  readonly expected: string;
  readonly received?: string | undefined;
}

/** A reason in one line of Chinese; undefined where it expects something in English that nobody has translated. */
export function tellReason({ path, expected, received }: ReasonParts, tell: Tell): string | undefined {
  // What is no English, such as the name of a method, is the same in every language.
  const right = tell(expected) ?? (isEnglish(expected) ? undefined : expected);
  if (right === undefined) return undefined;
  const came = received === undefined ? '' : joinSpaced('；收到', tell(received) ?? received);
  return `${path === '' ? '' : `${path}：`}${joinSpaced('应为', right)}${came}`;
}

function cutReason(text: string): readonly [path: string | undefined, expected: string, received?: string] {
  const at = text.indexOf(': ');
  const is = text.indexOf('; it is ', at);
  if (at < 0) return [undefined, ''];
  return is < 0
    ? [text.slice(0, at), text.slice(at + 2)]
    : [text.slice(0, at), text.slice(at + 2, is), text.slice(is + '; it is '.length)];
}

/** What is wrong with a field, behind its path: with a full stop, whoever has put it there. */
function tellField(text: string, tell: Tell): string | undefined {
  const [, path, problem = '', stop] = /^([\w.[\]-]+|The body): (.+?)(\.?)$/s.exec(text) ?? [];
  const said = path === undefined ? undefined : (tell(problem) ?? tell(`${problem}.`));
  if (said === undefined) return undefined;
  return `${tell(path!) ?? path}：${said}${stop === '' || said.endsWith('。') ? '' : '。'}`;
}

/** A title that goes on in the middle of a sentence, or stands there as one. */
function tellTitle(text: string, tell: Tell): string | undefined {
  if (/[^.…]\.$/.test(text)) {
    const said = tell(text.slice(0, -1));
    return said && `${said}。`;
  }
  return /^[a-z]/.test(text) ? tell(text.charAt(0).toUpperCase() + text.slice(1)) : undefined;
}

function tellList(text: string, tell: Tell): string | undefined {
  for (const [separator, word] of [
    ['; ', '；'],
    [', and ', '，'],
    [', ', '，'],
    [' or ', '或'],
    [' and ', '和'],
  ] as const) {
    const parts = text.split(separator);
    const said = parts.length === 1 ? undefined : joinTold(parts, word, tell);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** At least one part is told; what is not, is no English. */
function joinTold(parts: readonly string[], between: string, tell: Tell): string | undefined {
  const told = parts.map((part) => tell(part));
  const isTold = told.every((said, at) => said !== undefined || !/[a-z]{2} [a-z]|^[a-z]+$/.test(parts[at]!));
  return isTold && told.some((said) => said !== undefined)
    ? parts
        .map((part, at) => told[at] ?? part)
        .reduce((list, part) => joinSpaced(joinSpaced(list, between), part))
    : undefined;
}

function readTemplate(english: string, said: string): Template {
  const slots = english.match(new RegExp(slot, 'g')) ?? [];
  return { around: english.split(/\{=?\}/), isData: slots.map((one) => one === '{=}'), said };
}

const weigh = ({ around }: Template): number => around.join('').length;

/** The values of the slots: each ends where what stands behind it comes first. It takes one walk, whatever the text is. */
function match({ around }: Template, text: string): readonly string[] | undefined {
  const [first = '', ...rest] = around;
  const last = rest.pop() ?? '';
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const part of rest) {
    const next = text.indexOf(part, at);
    if (next < 0 || next + part.length > end) return undefined;
    values.push(text.slice(at, next));
    at = next + part.length;
  }
  return [...values, text.slice(at, end)];
}

function fill({ said }: Template, values: readonly string[]): string {
  const [first = '', ...rest] = said.split(/\{(?:=|\d+)?\}/);
  const slots = said.match(new RegExp(slot, 'g')) ?? [];
  return rest.reduce((text, after, at) => {
    const which = Number(slots[at]!.replaceAll(/\D/g, '')) || at + 1;
    return joinSpaced(joinSpaced(text, joinNames(values[which - 1] ?? '')), after);
  }, first);
}

/** Names in a row, as a sentence has them. */
function joinNames(value: string): string {
  return /^\S+(?: and \S+)+$/.test(value) ? value.replaceAll(' and ', '、') : value;
}

const wide = String.raw`[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]`;
const spaceBetween = new RegExp(`^(?:[\\u4e00-\\u9fff][A-Za-z\\d]|[A-Za-z\\d][\\u4e00-\\u9fff])$`);

/** Chinese and Latin letters have a space between them, and Chinese characters have none. */
export function joinSpaced(before: string, after: string): string {
  if (new RegExp(`${wide} $`).test(before) && new RegExp(`^${wide}`).test(after))
    return before.slice(0, -1) + after;
  if (new RegExp(`${wide}$`).test(before) && new RegExp(`^ ${wide}`).test(after))
    return before + after.slice(1);
  return spaceBetween.test(before.slice(-1) + after.charAt(0)) ? `${before} ${after}` : before + after;
}

/** Whether a value is words and not data: what stands in quotation marks is data, and a name in angle brackets is part of a form. */
function isEnglish(value: string): boolean {
  return /[a-z]{2,},? [a-z]{2,}/.test(value.replaceAll(/"[^"]*"|<[^<>]*>/g, ''));
}
