import { permutations } from './permutations.ts';

/** A number that is small enough to be a choice or a count, where a value stands. */
const smallNumber = /(?<=[:[,]\s*)\d{1,2}(?=\s*[,}\]])/g;
/** A list of texts or numbers, and the text of a field. */
const flatList = /\[([^[\]{}]*)\]/g;
const fieldText = /(?<=:\s*)"((?:[^"\\]|\\.)*)"/g;

/** A JSON text with one value changed as programs change one between signing and sending: a choice, a list, white space. */
export function changeValues(json: string): readonly string[] {
  const at = ({ index, 0: found }: RegExpExecArray, text: string): string =>
    json.slice(0, index) + text + json.slice(index + found.length);
  const numbers = [...json.matchAll(smallNumber)].flatMap((match) => {
    const number = Number(match[0]);
    const others = [...Array.from({ length: 10 }, (_, digit) => digit), number + 1, number - 1];
    return others.filter((other) => other >= 0).map((other) => at(match, String(other)));
  });
  const lists = [...json.matchAll(flatList)].flatMap((match) => {
    const items = match[1]!.split(',').map((item) => item.trim());
    const orders = items.length > 5 ? [items.toReversed(), items.toSorted()] : permutations(items).slice(1);
    return orders.map((order) => at(match, `[${order.join(match[1]!.includes(', ') ? ', ' : ',')}]`));
  });
  const texts = [...json.matchAll(fieldText)].flatMap((match) => {
    const text = match[1]!;
    return [`${text} `, ` ${text}`, `${text}\\n`, text.trim()].map((other) => at(match, `"${other}"`));
  });
  return [...new Set([...numbers, ...lists, ...texts])].filter((text) => text !== json);
}
