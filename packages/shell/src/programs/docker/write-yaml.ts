import { scalarOf, type YamlValue } from './yaml-document.ts';

/** Block style with two blanks a level, lists indented, as compose prints its model. */
export function writeYaml(value: YamlValue, indent = ''): string {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${inline(item, `${indent}  `)}`).join('');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, item]) => `${indent}${scalar(key)}:${below(item, indent)}`)
      .join('');
  return `${indent}${scalar(value)}\n`;
}

const isEmpty = (value: object) => Object.keys(value).length === 0;

function below(value: YamlValue, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${scalar(value)}\n`;
  if (isEmpty(value)) return Array.isArray(value) ? ' []\n' : ' {}\n';
  return `\n${writeYaml(value, `${indent}  `)}`;
}

function inline(value: YamlValue, indent: string): string {
  if (typeof value !== 'object' || value === null) return `${scalar(value)}\n`;
  if (isEmpty(value)) return Array.isArray(value) ? '[]\n' : '{}\n';
  return writeYaml(value, indent).slice(indent.length);
}

/** Words that YAML 1.1 took for booleans are quoted, so that older readers take them for text. */
const OLD_BOOLEAN = /^(?:y|n|yes|no|on|off)$/i;
const SPECIAL = /^[\s"'#%&*,>?@[\]`{|}!-]|: |:$| #|^\s|\s$|[\x00-\x1f]/;

function scalar(value: null | boolean | number | string): string {
  if (typeof value !== 'string') return `${value}`;
  if (value === '') return '""';
  const plain = !SPECIAL.test(value) || /^-[^\s]/.test(value);
  if (plain && typeof scalarOf(value, null) === 'string' && !OLD_BOOLEAN.test(value)) return value;
  // go-yaml: what would be read as another type gets double quotes, the rest single ones.
  return plain || /[\x00-\x1f]/.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
